import type { Nanoseconds } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import { statIfAny } from '../support/files'
import { forEachOperand } from '../support/message'
import { parseDate, parseStamp } from '../support/parse-date'
import { quote, quoteName } from '../support/quote'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/touch'

export const touch = utility({
  family: coreutils,
  name: 'touch',
  help,
  options: {
    access: '-a',
    noCreate: '-c',
    date: '-d=',
    ignored: '-f',
    noDereference: '-h',
    modification: '-m',
    reference: '-r=',
    stamp: '-t=',
    time: '--time=',
  },
  *run(process, { options, operands }) {
    const { sys } = process
    if (operands.length === 0) throw new UsageFailure('missing file operand')
    const times = readTimes(process, options)
    const isAccess = options.access || /^a(ccess|time)?$|^use$/.test(options.time ?? '')
    const isModification = options.modification || /^m(odify|time)$/.test(options.time ?? '')
    const both = isAccess === isModification
    return yield* forEachOperand(
      process,
      operands,
      function* (path) {
        const old = statIfAny(sys, path, !options.noDereference)
        if (!old && (options.noCreate || options.noDereference)) return 0
        if (!old) sys.close(yield* sys.open(path, { access: 'write', create: true }, 0o666))
        const current = old ?? sys.stat(path)
        sys.utimens(
          path,
          {
            atime: both || isAccess ? times.atime : current.atime,
            mtime: both || isModification ? times.mtime : current.mtime,
          },
          { noFollow: options.noDereference },
        )
        return 0
      },
      (path, error) => `cannot touch ${quoteName(process, path)}: ${error}`,
    )
  },
})

function readTimes(
  process: Process,
  {
    date,
    stamp,
    reference,
  }: { date: string | undefined; stamp: string | undefined; reference: string | undefined },
): { atime: Nanoseconds; mtime: Nanoseconds } {
  const { sys } = process
  const now = sys.now()
  const at = (seconds: number, nanoseconds: number): Nanoseconds =>
    now + (seconds - sys.realtime().seconds) * 1e9 + nanoseconds - sys.realtime().nanoseconds
  if (stamp !== undefined) {
    const moment = parseStamp(stamp, sys.realtime())
    if (!moment) throw new Failure(`invalid date format ${quote(process, stamp)}`)
    const time = at(moment.seconds, moment.nanoseconds)
    return { atime: time, mtime: time }
  }
  const base = reference === undefined ? { atime: now, mtime: now } : referenceTimes(process, reference)
  if (date === undefined) return base
  const moment = parseDate(date, sys.realtime(base.mtime))
  if (!moment) throw new Failure(`invalid date format ${quote(process, date)}`)
  const time = at(moment.seconds, moment.nanoseconds)
  return { atime: time, mtime: time }
}

function referenceTimes(process: Process, path: string): { atime: Nanoseconds; mtime: Nanoseconds } {
  try {
    return process.sys.stat(path)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`failed to get attributes of ${quoteName(process, path)}: ${error.message}`)
  }
}
