import { Failure } from '../../utility'
import { formats } from './columns'

/** What a command line of ps(1) asks for. Lists are empty when not given. */
export interface Request {
  /** `-e`: everything; `-a`, `-d`, BSD `a` and `x` widen the default choice */
  all: boolean
  /** BSD `a` or `-a`: those with a terminal, of everyone */
  everyone: boolean
  /** BSD `x`: those without a terminal too */
  withoutTerminal: boolean
  /** `-a`, `-d`: no session leaders */
  noLeaders: boolean
  negate: boolean
  readonly pids: number[]
  readonly ppids: number[]
  readonly commands: string[]
  readonly users: string[]
  readonly realUsers: string[]
  readonly groups: string[]
  readonly sessions: number[]
  readonly terminals: string[]
  readonly columns: string[]
  format: string | undefined
  isBsd: boolean
  forest: boolean
  noHeaders: boolean
  /** `e`: the environment after the command */
  wide: number
  readonly sort: string[]
}

const LIST_OPTIONS = {
  p: 'pids',
  q: 'pids',
  C: 'commands',
  u: 'users',
  U: 'realUsers',
  g: 'sessions',
  s: 'sessions',
  t: 'terminals',
  G: 'groups',
  o: 'columns',
  O: 'columns',
} as const
type ListOption = keyof typeof LIST_OPTIONS

const LONG_LISTS: Readonly<Record<string, ListOption | 'ppid' | 'sort'>> = {
  pid: 'p',
  'quick-pid': 'q',
  user: 'u',
  User: 'U',
  Group: 'G',
  group: 'g',
  sid: 's',
  tty: 't',
  format: 'o',
  ppid: 'ppid',
  sort: 'sort',
}

const WHAT_FOLLOWS: Readonly<Record<string, string>> = {
  p: 'list of process IDs must follow -p',
  q: 'list of process IDs must follow -q',
  C: 'list of command names must follow -C',
  u: 'list of users must follow -u',
  U: 'list of real users must follow -U',
  g: 'list of session leaders OR effective group names must follow -g',
  G: 'list of real groups must follow -G',
  s: 'list of session IDs must follow -s',
  t: 'list of terminals (pty, tty...) must follow -t',
  o: 'format specification must follow -o',
  O: 'format or sort specification must follow -O',
}

/** Reads UNIX (`-ef`), BSD (`aux`) and long (`--forest`) options, mixed as ps allows. @throws Failure */
export function readRequest(words: readonly string[]): Request {
  const request = emptyRequest()
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word.startsWith('--')) readLong(request, word.slice(2), rest)
    else if (word.startsWith('-') && word.length > 1) readUnix(request, word.slice(1), rest)
    else if (/^\d/.test(word)) request.pids.push(...numbers(word))
    else readBsd(request, word, rest)
  }
  return request
}

function emptyRequest(): Request {
  return {
    all: false,
    everyone: false,
    withoutTerminal: false,
    noLeaders: false,
    negate: false,
    pids: [],
    ppids: [],
    commands: [],
    users: [],
    realUsers: [],
    groups: [],
    sessions: [],
    terminals: [],
    columns: [],
    format: undefined,
    isBsd: false,
    forest: false,
    noHeaders: false,
    wide: 0,
    sort: [],
  }
}

function readLong(request: Request, text: string, rest: string[]): void {
  const equals = text.indexOf('=')
  const name = equals < 0 ? text : text.slice(0, equals)
  if (name === 'forest') request.forest = true
  else if (name === 'no-headers' || name === 'no-heading' || name === 'noheaders') request.noHeaders = true
  else if (name === 'headers') request.noHeaders = false
  else if (name === 'deselect') request.negate = true
  else {
    const list = LONG_LISTS[name]
    if (!list) throw new Failure('error: unknown gnu long option')
    const value = equals < 0 ? rest.shift() : text.slice(equals + 1)
    if (value === undefined)
      throw new Failure("error: long sort specification must follow '--sort'".replace('--sort', `--${name}`))
    if (list === 'sort') request.sort.push(...value.split(','))
    else if (list === 'ppid') request.ppids.push(...numbers(value))
    else addToList(request, list, value)
  }
}

function readUnix(request: Request, letters: string, rest: string[]): void {
  for (let index = 0; index < letters.length; index++) {
    const letter = letters.charAt(index)
    if (letter in LIST_OPTIONS) {
      const value = index + 1 < letters.length ? letters.slice(index + 1) : rest.shift()
      if (value === undefined || value === '') throw new Failure(`error: ${WHAT_FOLLOWS[letter]}`)
      addToList(request, letter as ListOption, value)
      return
    }
    unixFlag(request, letter)
  }
}

function unixFlag(request: Request, letter: string): void {
  switch (letter) {
    case 'e':
    case 'A':
      request.all = true
      break
    case 'a':
      request.everyone = true
      request.noLeaders = true
      break
    case 'd':
      request.all = true
      request.noLeaders = true
      break
    case 'N':
      request.negate = true
      break
    case 'f':
      request.format = request.format === formats.extraFull ? formats.extraFull : formats.full
      break
    case 'F':
      request.format = formats.extraFull
      break
    case 'j':
      request.format = formats.job
      break
    case 'l':
      request.format = formats.long
      break
    case 'H':
      request.forest = true
      break
    case 'w':
      request.wide++
      break
    case 'x':
      throw new Failure('error: must set personality to get -x option')
    case 'y':
    case 'L':
    case 'T':
    case 'm':
    case 'M':
    case 'Z':
    case 'c':
      throw new Failure(`option -${letter} is not simulated here`)
    default:
      throw new Failure('error: unsupported SysV option')
  }
}

function readBsd(request: Request, letters: string, rest: string[]): void {
  request.isBsd = true
  for (let index = 0; index < letters.length; index++) {
    const letter = letters.charAt(index)
    if (letter === 'o' || letter === 'p' || letter === 'U' || letter === 't') {
      const value = index + 1 < letters.length ? letters.slice(index + 1) : rest.shift()
      if (value === undefined)
        throw new Failure(
          letter === 'o' ? 'error: format specification must follow o' : `error: list must follow ${letter}`,
        )
      addToList(request, letter, value)
      return
    }
    bsdFlag(request, letter)
  }
}

function bsdFlag(request: Request, letter: string): void {
  switch (letter) {
    case 'a':
      request.everyone = true
      break
    case 'x':
      request.withoutTerminal = true
      break
    case 'u':
      request.format = formats.bsdUser
      break
    case 'j':
      request.format = formats.bsdJob
      break
    case 'l':
      request.format = formats.bsdLong
      break
    case 'f':
      request.forest = true
      break
    case 'h':
      request.noHeaders = true
      break
    case 'w':
      request.wide++
      break
    case 'r':
    case 'e':
    case 'm':
    case 's':
    case 'v':
    case 'X':
    case 'c':
    case 'n':
    case 'S':
    case 'T':
    case 'g':
    case 'k':
      throw new Failure(`option ${letter} is not simulated here`)
    default:
      throw new Failure('error: garbage option')
  }
}

function addToList(request: Request, option: ListOption, value: string): void {
  switch (option) {
    case 'p':
    case 'q':
      request.pids.push(...numbers(value))
      break
    case 's':
    case 'g':
      request.sessions.push(...numbers(value))
      break
    case 'O':
      throw new Failure('option -O is not simulated here')
    default:
      request[LIST_OPTIONS[option]].push(...value.split(option === 'o' ? ',' : /[ ,]+/))
  }
}

function numbers(list: string): number[] {
  return list
    .split(/[ ,]+/)
    .filter(Boolean)
    .map((word) => {
      if (!/^\d+$/.test(word)) throw new Failure('error: process ID list syntax error')
      return Number(word)
    })
}
