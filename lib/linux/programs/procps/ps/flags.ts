import { NotSimulated } from '../../options'
import type { ListKind } from './lists'
import type { Request } from './request'

type Flag = (request: Request) => void

const format =
  (...letters: string[]): Flag =>
  ({ unix }) => {
    for (const letter of letters) unix.add(letter)
  }
const select =
  (...keys: ('all' | 'bsdAll' | 'bsdX' | 'unixA' | 'unixD' | 'running' | 'negate' | 'thisTty')[]): Flag =>
  ({ selection }) => {
    for (const key of keys) selection[key] = true
  }
const refuse =
  (spelling: string): Flag =>
  () => {
    throw new NotSimulated(`option ${spelling}`)
  }
const wide: Flag = (request) => {
  request.wide++
}
const version: Flag = (request) => {
  request.version = true
}
const forest: Flag = (request) => {
  request.forest = 'bsd'
}
const noHeaders: Flag = (request) => {
  request.headers = false
}

export const unixFlags: Readonly<Record<string, Flag>> = {
  A: select('all'),
  e: select('all'),
  a: select('unixA'),
  d: select('unixD'),
  N: select('negate'),
  c: format('c'),
  f: format('f'),
  F: format('F'),
  j: format('j'),
  l: format('l'),
  M: format('M'),
  Z: format('M'),
  P: format('P'),
  L: format('L'),
  T: format('T'),
  y: format('y'),
  H: (request) => {
    request.forest = 'unix'
  },
  m: refuse('-m'),
  V: version,
  w: wide,
}

export const unixLists: Readonly<Record<string, ListKind>> = {
  C: 'command',
  G: 'realGroup',
  g: 'sessionOrGroup',
  o: 'format',
  O: 'insert',
  p: 'pid',
  q: 'pid',
  s: 'sid',
  t: 'tty',
  u: 'user',
  U: 'realUser',
}

export const bsdFormatLetters = /[jlsuv]/

export const bsdFlags: Readonly<Record<string, Flag>> = {
  a: select('bsdAll'),
  x: select('bsdX'),
  g: () => undefined,
  r: select('running'),
  T: select('thisTty'),
  c: (request) => {
    request.trueNames = true
  },
  e: (request) => {
    request.environment = true
  },
  f: forest,
  h: noHeaders,
  H: refuse('H'),
  L: (request) => {
    request.listSpecifiers = true
  },
  m: refuse('m'),
  n: (request) => {
    request.numeric = true
  },
  S: (request) => {
    request.cumulative = true
  },
  V: version,
  w: wide,
  X: refuse('X'),
  Z: format('M'),
}

export const bsdLists: Readonly<Record<string, ListKind>> = {
  k: 'sort',
  o: 'format',
  O: 'insert',
  p: 'pid',
  q: 'pid',
  t: 'tty',
  U: 'user',
}

export function bsdProblem(letter: string): string {
  if (letter === 'W') return 'obsolete W option not supported (you have a /dev/drum?)'
  return letter === 'C' ? 'obsolete C option not supported' : 'unsupported option (BSD syntax)'
}

export const longFlags: Readonly<Record<string, Flag>> = {
  context: format('M'),
  cumulative: (request) => {
    request.cumulative = true
  },
  deselect: select('negate'),
  forest,
  headers: () => undefined,
  header: () => undefined,
  heading: () => undefined,
  headings: () => undefined,
  info: refuse('--info'),
  'no-headers': noHeaders,
  'no-header': noHeaders,
  'no-heading': noHeaders,
  'no-headings': noHeaders,
  noheader: noHeaders,
  noheaders: noHeaders,
  noheading: noHeaders,
  noheadings: noHeaders,
  version,
}

export const longLists: Readonly<Record<string, ListKind>> = {
  Group: 'realGroup',
  User: 'realUser',
  cols: 'width',
  columns: 'width',
  width: 'width',
  format: 'format',
  group: 'group',
  lines: 'rows',
  rows: 'rows',
  pid: 'pid',
  ppid: 'ppid',
  'quick-pid': 'pid',
  sid: 'sid',
  sort: 'sort',
  tty: 'tty',
  user: 'user',
}
