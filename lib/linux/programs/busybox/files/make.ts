import { isErrno } from '../../../kernel/errno'
import { canonicalize } from '../../support/canonical'
import { joinPath, statIfAny } from '../../support/files'
import { parseMode } from '../../support/mode'
import { type Applet, AppletFailure, type Applets, AppletUsage, eachOperand, number, orFail } from '../applet'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const ATTEMPTS = 100

const mktemp: Applet = {
  options: 'dqtp:u',
  usage: '[-dt] [-p DIR] [TEMPLATE]',
  about: 'Make a file of a new name (-d: a directory) and print the name',
  *run({ process, flags, values, operands: [operand] }) {
    const { sys, env, stdout } = process
    const template = operand ?? 'tmp.XXXXXX'
    const directory = values.get('p') ?? env.get('TMPDIR') ?? '/tmp'
    const inDirectory = flags.has('t') || flags.has('p') || operand === undefined
    const pattern = inDirectory && !template.startsWith('/') ? joinPath(directory, template) : template
    const fail = (text: string): never => {
      if (flags.has('q')) throw new AppletFailure(`(null): ${text}`)
      throw new AppletFailure(`(null): ${text}`)
    }
    if (!pattern.endsWith('XXXXXX')) return fail('Invalid argument')
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const name =
        pattern.slice(0, -6) +
        Array.from(sys.getrandom(6), (byte) => LETTERS.charAt(byte % LETTERS.length)).join('')
      if (statIfAny(sys, name, false)) continue
      try {
        if (flags.has('u')) sys.stat(name.slice(0, name.lastIndexOf('/') + 1) || '.')
        else if (flags.has('d')) sys.mkdir(name, 0o700)
        else sys.close(yield* sys.open(name, { access: 'write', create: true, exclusive: true }, 0o600))
      } catch (error) {
        if (!isErrno(error)) throw error
        return fail(error.message)
      }
      yield* stdout.write(`${name}\n`)
      return 0
    }
    return fail('File exists')
  },
}

const mknod: Applet = {
  options: 'm:',
  usage: '[-m MODE] NAME TYPE [MAJOR MINOR]',
  about: 'Make a special file: b (block device), c (character device) or p (named pipe)',
  *run({ process, values, operands: [name, type = '', major, minor] }) {
    const kind = ({ b: 'block', c: 'character', u: 'character', p: 'fifo' } as const)[type]
    if (name === undefined || kind === undefined || (kind !== 'fifo' && minor === undefined))
      throw new AppletUsage('')
    const device = kind === 'fifo' ? undefined : { major: number(major ?? ''), minor: number(minor ?? '') }
    const mode = parseMode(values.get('m') ?? '0666')?.({ mode: 0o666, type: 'file' }, 0) ?? 0o666
    orFail(() => process.sys.mknod(name, kind, mode, device), name)
    return 0
  },
}

const realpath: Applet = {
  options: '',
  usage: 'FILE...',
  about: 'Print paths without links and dots',
  run: (context) =>
    eachOperand(context, context.operands, function* (path) {
      yield* context.process.stdout.write(`${canonicalize(context.process.sys, path, 'existing') ?? ''}\n`)
    }),
}

const fsync: Applet = {
  options: 'd',
  usage: '[-d] FILE...',
  about: 'Write what is cached of files to their disks',
  run: (context) =>
    eachOperand(
      context,
      context.operands,
      function* (path) {
        context.process.sys.close(yield* context.process.sys.open(path, { access: 'read' }))
      },
      (path) => `can't open '${path}'`,
    ),
}

/** Applets that make files or names. */
export const makeApplets: Applets = { fsync, mknod, mktemp, realpath }
