import type { Nanoseconds, Realtime } from '../../../../base/clock'
import type { Stat } from '../../../vfs/stat'
import { baseName, dirName } from '../../support/files'
import { modeString } from '../../support/mode'
import { strftime } from '../../support/strftime'
import type { Search, Visit } from './expression'

const typeLetters: Readonly<Record<Stat['type'], string>> = {
  file: 'f',
  directory: 'd',
  symlink: 'l',
  fifo: 'p',
  socket: 's',
  character: 'c',
  block: 'b',
}
const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '0': '\0',
  '\\': '\\',
}

type Directive = (visit: Visit, search: Search) => string | number

const moment = (search: Search, time: Nanoseconds): Realtime => search.process.sys.realtime(time)
const long = (search: Search, time: Nanoseconds): string => {
  const at = moment(search, time)
  return `${strftime('%a %b %e %H:%M:%S', at)}.${String(at.nanoseconds).padStart(9, '0')}0 ${strftime('%Y', at)}`
}

const directives: Readonly<Record<string, Directive>> = {
  a: ({ stat }, search) => long(search, stat.atime),
  b: ({ stat }) => stat.blocks,
  c: ({ stat }, search) => long(search, stat.ctime),
  d: ({ depth }) => depth,
  D: ({ stat }) => stat.dev,
  f: ({ path }) => baseName(path),
  F: ({ path }, { process }) => process.sys.statfs(path).type,
  g: ({ stat }, { names }) => names.groupName(stat.gid),
  G: ({ stat }) => stat.gid,
  h: ({ path }) => (path.includes('/') ? dirName(path) : '.'),
  H: ({ start }) => start,
  i: ({ stat }) => stat.ino,
  k: ({ stat }) => Math.ceil(stat.blocks / 2),
  l: ({ path, stat }, { process }) => (stat.type === 'symlink' ? process.sys.readlink(path) : ''),
  m: ({ stat }) => stat.mode.toString(8),
  M: ({ stat }) => modeString(stat),
  n: ({ stat }) => stat.nlink,
  p: ({ path }) => path,
  P: ({ path, start }) =>
    path === start ? '' : path.slice(start.endsWith('/') ? start.length : start.length + 1),
  s: ({ stat }) => stat.size,
  t: ({ stat }, search) => long(search, stat.mtime),
  u: ({ stat }, { names }) => names.userName(stat.uid),
  U: ({ stat }) => stat.uid,
  y: ({ stat }) => typeLetters[stat.type],
  Y: ({ stat }) => typeLetters[stat.type],
}

const timeFields: Readonly<Record<string, 'atime' | 'mtime' | 'ctime'>> = {
  A: 'atime',
  C: 'ctime',
  T: 'mtime',
}

/** Directives a format of -printf has that are not known. */
export const unknownDirectives = (format: string): string[] =>
  [...format.matchAll(/%[-+ #0]*\d*(?:\.\d+)?([A-Za-z])/g)]
    .map(([, letter = '']) => letter)
    .filter((letter) => !(letter in directives) && !(letter in timeFields))

/** Fills a -printf format for one file. */
export function formatVisit(format: string, visit: Visit, search: Search): string {
  return format.replace(
    /%%|%([-+ #0]*)(\d*)(?:\.(\d+))?(?:([ACT])(.)|([A-Za-z]))|\\(?:([0-7]{1,3})|(.))/gs,
    (
      whole,
      flags: string = '',
      width: string,
      precision: string | undefined,
      field: string | undefined,
      letter: string,
      plain: string | undefined,
      octal: string | undefined,
      character: string | undefined,
    ) => {
      if (whole === '%%') return '%'
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
      if (character !== undefined) return escapes[character] ?? whole
      const text =
        field === undefined
          ? directives[plain ?? '']?.(visit, search)
          : timePart(letter, moment(search, visit.stat[timeFields[field] ?? 'mtime']))
      if (text === undefined) return whole
      const cut = precision === undefined ? String(text) : String(text).slice(0, Number(precision))
      if (flags.includes('-')) return cut.padEnd(Number(width))
      return cut.padStart(Number(width), flags.includes('0') && typeof text === 'number' ? '0' : ' ')
    },
  )
}

function timePart(letter: string, at: Realtime): string {
  const fraction = `${String(at.nanoseconds).padStart(9, '0')}0`
  if (letter === '@') return `${at.seconds}.${fraction}`
  if (letter === '+') return `${strftime('%Y-%m-%d+%H:%M:%S', at)}.${fraction}`
  if (letter === 'S' || letter === 'T') return `${strftime(`%${letter}`, at)}.${fraction}`
  return strftime(`%${letter}`, at)
}
