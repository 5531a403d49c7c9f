import { civil, unixSeconds } from '../../../../base/civil'
import { SECOND } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import { dirName, statIfAny } from '../../support/files'
import { parseMode } from '../../support/mode'
import {
  type Applet,
  type AppletContext,
  AppletFailure,
  AppletUsage,
  complain,
  eachOperand,
  orFail,
} from '../applet'
import { readDate } from '../read-date'

export const mkdir: Applet = {
  options: 'pm:v',
  long: 'mode:m parents:p verbose:v',
  usage: '[-m MODE] [-p] DIRECTORY...',
  about: 'Make directories; -p: parents too, and no complaint about those that are there',
  *run(context) {
    const { process, flags, values, operands } = context
    const { sys, stdout } = process
    if (operands.length === 0) throw new AppletUsage('')
    const text = values.get('m')
    const apply = text === undefined ? undefined : parseMode(text)
    if (text !== undefined && !apply) throw new AppletFailure(`invalid mode '${text}'`)
    const make = (path: string, isLast: boolean): boolean => {
      try {
        sys.mkdir(path, 0o777)
      } catch (error) {
        const isThere =
          isErrno(error, 'EEXIST') && flags.has('p') && statIfAny(sys, path)?.type === 'directory'
        if (isThere) return false
        throw error
      }
      if (apply && isLast)
        sys.chmod(path, apply({ mode: 0o777 & ~sys.umask(), type: 'directory' }, sys.umask()))
      return true
    }
    return yield* eachOperand(
      context,
      operands,
      function* (path) {
        const parents = flags.has('p')
          ? [...path.matchAll(/[^/](\/+)(?=[^/])/g)].map(({ index }) => index + 1)
          : []
        for (const end of parents) {
          if (make(path.slice(0, end), false) && flags.has('v'))
            yield* stdout.write(`created directory: '${path.slice(0, end)}/'\n`)
        }
        if (make(path, true) && flags.has('v')) yield* stdout.write(`created directory: '${path}'\n`)
      },
      (path) => `can't create directory '${path}'`,
    )
  },
}

export const rmdir: Applet = {
  options: 'p',
  long: 'parents:p ignore-fail-on-non-empty',
  usage: '[-p] DIRECTORY...',
  about: 'Remove empty directories; -p: and those above, when they are empty then',
  *run(context) {
    if (context.operands.length === 0) throw new AppletUsage('')
    const isQuiet = context.flags.has('ignore-fail-on-non-empty')
    let status = 0
    for (const operand of context.operands) {
      let path = operand
      for (;;) {
        try {
          context.process.sys.rmdir(path)
        } catch (error) {
          if (!isErrno(error)) throw error
          if (isQuiet && error.code === 'ENOTEMPTY') break
          yield* complain(context, `'${path}': ${error.message}`)
          status = 1
          break
        }
        path = dirName(path)
        if (!context.flags.has('p') || path === '.' || path === '/') break
      }
    }
    return status
  },
}

/** `[[CC]YY]MMDDhhmm[.ss]`, as -t takes it. */
function stamp(text: string, year: number): number {
  const [, century, month = '', day = '', hour = '', minute = '', second = '0'] =
    /^((?:\d\d)?\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(text) ?? []
  if (month === '') throw new AppletFailure(`invalid date '${text}'`)
  const short = Number(century)
  const full =
    century === undefined ? year : century.length === 4 ? short : short + (short < 69 ? 2000 : 1900)
  return (
    unixSeconds(full, Number(month), Number(day)) + Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  )
}

/** The times to set, on the kernel's own scale. */
function times({ process: { sys }, values }: AppletContext): {
  readonly atime: number
  readonly mtime: number
} {
  const reference = values.get('r')
  if (reference !== undefined) {
    const { atime, mtime } = orFail(() => sys.stat(reference), reference)
    return { atime, mtime }
  }
  const now = sys.realtime()
  const text = values.get('d') ?? values.get('t')
  if (text === undefined) return { atime: sys.now(), mtime: sys.now() }
  const seconds = values.has('d') ? readDate(text, now.seconds) : stamp(text, civil(now).year)
  if (seconds === undefined) throw new AppletFailure(`invalid date '${text}'`)
  const time = (seconds - sys.realtime(0).seconds) * SECOND - sys.realtime(0).nanoseconds
  return { atime: time, mtime: time }
}

export const touch: Applet = {
  options: 'acmhr:d:t:',
  long: 'no-create:c reference:r date:d no-dereference:h',
  usage: '[-cham] [-d DATE] [-t DATE] [-r FILE] FILE...',
  about: 'Set the times of files, to now when no other time is given; make those that are missing',
  *run(context) {
    const { sys } = context.process
    if (context.operands.length === 0) throw new AppletUsage('')
    const noFollow = context.flags.has('h')
    const wanted = times(context)
    return yield* eachOperand(context, context.operands, function* (path) {
      const stat = statIfAny(sys, path, !noFollow)
      if (!stat) {
        if (context.flags.has('c')) return
        sys.close(yield* sys.open(path, { access: 'write', create: true }, 0o666))
      }
      const { atime, mtime } = stat ?? wanted
      const only = (flag: string): boolean =>
        context.flags.has('a') === context.flags.has('m') || context.flags.has(flag)
      sys.utimens(
        path,
        { atime: only('a') ? wanted.atime : atime, mtime: only('m') ? wanted.mtime : mtime },
        { noFollow },
      )
    })
  },
}
