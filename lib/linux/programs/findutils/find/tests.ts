import { isErrno } from '../../../kernel/errno'
import type { Stat } from '../../../vfs/stat'
import { RegexError } from '../../regex/ast'
import { Regex } from '../../regex/regex'
import { baseName, statIfAny } from '../../support/files'
import { globExpression } from '../../support/fnmatch'
import { parseMode } from '../../support/mode'
import { parseDate } from '../../support/parse-date'
import { quote } from '../../support/quote'
import { Failure } from '../../utility'
import { type Arguments, type Comparison, compares, parseComparison } from './arguments'
import type { Node, Visit } from './expression'

type Holds = Extract<Node, { type: 'test' }>['holds']
type MakeTest = (args: Arguments, predicate: string) => Holds

const DAY = 86_400e9
const MINUTE = 60e9

const typeLetters: Readonly<Record<string, Stat['type']>> = {
  f: 'file',
  d: 'directory',
  l: 'symlink',
  p: 'fifo',
  s: 'socket',
  c: 'character',
  b: 'block',
}

function parseTypes(args: Arguments, predicate: string): ReadonlySet<Stat['type']> {
  const text = args.argument(predicate)
  return new Set(
    text.split(',').map((letter) => {
      const type = typeLetters[letter]
      if (!type) throw new Failure(`Unknown argument to ${predicate}: ${letter.charAt(0)}`)
      return type
    }),
  )
}

const glob =
  (subject: (visit: Visit) => string, ignoreCase: boolean): MakeTest =>
  (args, predicate) => {
    const expression = globExpression(args.argument(predicate), { ignoreCase })
    return (visit) => expression.test(subject(visit))
  }

const number =
  (subject: (visit: Visit) => number): MakeTest =>
  (args, predicate) => {
    const wanted = comparison(args, predicate)
    return (visit) => compares(wanted, subject(visit))
  }

function comparison(args: Arguments, predicate: string): Comparison {
  const text = args.argument(predicate)
  const parsed = parseComparison(text)
  if (!parsed) throw new Failure(`invalid argument \`${text}' to \`${predicate}'`)
  return parsed
}

/** Ages in whole units, cut off; `-mtime 0` is the last day. */
const age =
  (field: 'atime' | 'mtime' | 'ctime', unit: number): MakeTest =>
  (args, predicate) => {
    const wanted = comparison(args, predicate)
    const { fromDayStart } = args.settings
    return ({ stat }, { now, process }) => {
      const { seconds } = process.sys.realtime(now)
      const base = fromDayStart ? now + (86_400 - (seconds % 86_400)) * 1e9 : now
      const elapsed = (base - stat[field]) / unit
      if (wanted.sign === '+') return Math.floor(elapsed) > wanted.value
      if (wanted.sign === '-') return elapsed < wanted.value
      return Math.floor(elapsed) === wanted.value
    }
  }

const regex =
  (ignoreCase: boolean): MakeTest =>
  (args, predicate) => {
    try {
      const compiled = new Regex(args.argument(predicate), {
        extended: args.settings.extendedRegex,
        ignoreCase,
        whole: 'line',
      })
      return ({ path }) => compiled.test(path)
    } catch (error) {
      if (error instanceof RegexError)
        throw new Failure(`failed to compile regular expression: ${error.message}`)
      throw error
    }
  }

const sizes: Readonly<Record<string, number>> = { b: 512, c: 1, w: 2, k: 1024, M: 1024 ** 2, G: 1024 ** 3 }

const size: MakeTest = (args, predicate) => {
  const text = args.argument(predicate)
  const match = /^([-+]?\d+)([bcwkMG]?)$/.exec(text)
  const wanted = match?.[1] === undefined ? undefined : parseComparison(match[1])
  if (!wanted)
    throw new Failure(
      /\d$/.test(text) || text === ''
        ? `invalid argument \`${text}' to \`-size'`
        : `invalid -size type \`${text.slice(-1)}'`,
    )
  const unit = sizes[match?.[2] || 'b'] ?? 1
  return ({ stat }) => compares(wanted, Math.ceil(stat.size / unit))
}

const permission: MakeTest = (args, predicate) => {
  const text = args.argument(predicate)
  const [, sign = '', spec = ''] = /^([-/]?)(.*)$/.exec(text) ?? []
  const change = parseMode(spec)
  if (!change) throw new Failure(`invalid mode ${quote(args.process, text)}`)
  const wanted = change({ mode: 0, type: 'file' }, 0)
  return ({ stat: { mode } }) => {
    if (sign === '-') return (mode & wanted) === wanted
    return sign === '/' ? wanted === 0 || (mode & wanted) !== 0 : mode === wanted
  }
}

function referenceStat(args: Arguments, path: string): Stat {
  try {
    return args.process.sys.stat(path)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`${quote(args.process, path)}: ${error.message}`)
  }
}

const newer: MakeTest = (args, predicate) => {
  const { mtime } = referenceStat(args, args.argument(predicate))
  return ({ stat }) => stat.mtime > mtime
}

const timeFields: Readonly<Record<string, 'atime' | 'mtime' | 'ctime'>> = {
  a: 'atime',
  c: 'ctime',
  m: 'mtime',
}

/** -newerXY: X of the file is newer than Y of the reference, or than a time when Y is t. */
export function newerThan(args: Arguments, predicate: string): Holds {
  const mine = timeFields[predicate.charAt(6)] ?? 'mtime'
  const reference = predicate.charAt(7)
  const text = args.argument(predicate)
  if (reference !== 't') {
    const stat = referenceStat(args, text)
    const theirs = stat[timeFields[reference] ?? 'mtime']
    return ({ stat: own }) => own[mine] > theirs
  }
  const now = args.process.sys.realtime()
  const date = parseDate(text, now)
  if (!date)
    throw new Failure(`I cannot figure out how to interpret ${quote(args.process, text)} as a date or time`)
  return ({ stat }, { process }) => {
    const { seconds, nanoseconds } = process.sys.realtime(stat[mine])
    return seconds > date.seconds || (seconds === date.seconds && nanoseconds > date.nanoseconds)
  }
}

const owner =
  (kind: 'user' | 'group'): MakeTest =>
  (args, predicate) => {
    const text = args.argument(predicate)
    const named = kind === 'user' ? args.names.userByName(text)?.uid : args.names.groupByName(text)?.gid
    const id = named ?? (/^\d+$/.test(text) ? Number(text) : undefined)
    if (id === undefined)
      throw new Failure(
        kind === 'user'
          ? `${quote(args.process, text)} is not the name of a known user`
          : `${quote(args.process, text)} is not the name of an existing group`,
      )
    return ({ stat }) => (kind === 'user' ? stat.uid : stat.gid) === id
  }

const sameFile: MakeTest = (args, predicate) => {
  const { ino, dev } = referenceStat(args, args.argument(predicate))
  return ({ stat }) => stat.ino === ino && stat.dev === dev
}

const access =
  (mode: 'read' | 'write' | 'execute'): MakeTest =>
  () =>
  ({ path }, { process }) =>
    process.sys.access(path, { [mode]: true })

const linkText =
  (ignoreCase: boolean): MakeTest =>
  (args, predicate) => {
    const expression = globExpression(args.argument(predicate), { ignoreCase })
    return ({ path, stat }, { process }) =>
      stat.type === 'symlink' && expression.test(process.sys.readlink(path))
  }

const type: MakeTest = (args, predicate) => {
  const types = parseTypes(args, predicate)
  return ({ stat }) => types.has(stat.type)
}

/** The type of what a link leads to; of links to nowhere, their own. */
const linkedType: MakeTest = (args, predicate) => {
  const types = parseTypes(args, predicate)
  return ({ path, stat }, { process }) =>
    types.has(stat.type === 'symlink' ? (statIfAny(process.sys, path)?.type ?? 'symlink') : stat.type)
}

const empty: MakeTest =
  () =>
  ({ path, stat }, { process }) => {
    if (stat.type === 'file') return stat.size === 0
    return (
      stat.type === 'directory' &&
      process.sys.access(path, { read: true }) &&
      process.sys.getdents(path).length === 0
    )
  }

const byName = (visit: Visit): string => baseName(visit.path)
const byPath = (visit: Visit): string => visit.path

/** The tests of find by name; each reads its argument and gives a predicate on files. */
export const tests: Readonly<Record<string, MakeTest>> = {
  '-amin': age('atime', MINUTE),
  '-atime': age('atime', DAY),
  '-cmin': age('ctime', MINUTE),
  '-ctime': age('ctime', DAY),
  '-empty': empty,
  '-executable': access('execute'),
  '-false': () => () => false,
  '-gid': number(({ stat }) => stat.gid),
  '-group': owner('group'),
  '-ilname': linkText(true),
  '-iname': glob(byName, true),
  '-inum': number(({ stat }) => stat.ino),
  '-ipath': glob(byPath, true),
  '-iregex': regex(true),
  '-iwholename': glob(byPath, true),
  '-links': number(({ stat }) => stat.nlink),
  '-lname': linkText(false),
  '-mmin': age('mtime', MINUTE),
  '-mtime': age('mtime', DAY),
  '-name': glob(byName, false),
  '-newer': newer,
  '-nogroup':
    () =>
    ({ stat }, { names }) =>
      names.groupById(stat.gid) === undefined,
  '-nouser':
    () =>
    ({ stat }, { names }) =>
      names.userById(stat.uid) === undefined,
  '-path': glob(byPath, false),
  '-perm': permission,
  '-readable': access('read'),
  '-regex': regex(false),
  '-samefile': sameFile,
  '-size': size,
  '-true': () => () => true,
  '-type': type,
  '-uid': number(({ stat }) => stat.uid),
  '-user': owner('user'),
  '-wholename': glob(byPath, false),
  '-writable': access('write'),
  '-xtype': linkedType,
}
