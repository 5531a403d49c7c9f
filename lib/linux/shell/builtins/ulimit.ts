import { isErrno } from '../../kernel/errno'
import type { Resource } from '../../kernel/resource-limits'
import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { fail, invalidOption } from './report'

interface Limit {
  readonly letter: string
  readonly name: string
  readonly unit: string
  /** of one unit, in the kernel's */
  readonly factor: number
  readonly resource?: Resource
}

/** In the order of `ulimit -a`. */
const limits: readonly Limit[] = (
  [
    ['R', 'real-time non-blocking time', 'microseconds', 1, 'RTTIME'],
    ['c', 'core file size', 'blocks', 1024, 'CORE'],
    ['d', 'data seg size', 'kbytes', 1024, 'DATA'],
    ['e', 'scheduling priority', '', 1, 'NICE'],
    ['f', 'file size', 'blocks', 1024, 'FSIZE'],
    ['i', 'pending signals', '', 1, 'SIGPENDING'],
    ['l', 'max locked memory', 'kbytes', 1024, 'MEMLOCK'],
    ['m', 'max memory size', 'kbytes', 1024, 'RSS'],
    ['n', 'open files', '', 1, 'NOFILE'],
    ['p', 'pipe size', '512 bytes', 1, undefined],
    ['q', 'POSIX message queues', 'bytes', 1, 'MSGQUEUE'],
    ['r', 'real-time priority', '', 1, 'RTPRIO'],
    ['s', 'stack size', 'kbytes', 1024, 'STACK'],
    ['t', 'cpu time', 'seconds', 1, 'CPU'],
    ['u', 'max user processes', '', 1, 'NPROC'],
    ['v', 'virtual memory', 'kbytes', 1024, 'AS'],
    ['x', 'file locks', '', 1, 'LOCKS'],
  ] as const
).map(([letter, name, unit, factor, resource]) => ({
  letter,
  name,
  unit,
  factor,
  ...(resource && { resource }),
}))

function shown(shell: Shell, { resource, factor }: Limit, kind: 'soft' | 'hard'): string {
  if (!resource) return '8'
  const value = shell.sys.prlimit(0, resource)[kind]
  return value === Number.POSITIVE_INFINITY ? 'unlimited' : String(Math.floor(value / factor))
}

/** What a command line asks for. */
interface Request {
  readonly kinds: ('soft' | 'hard')[]
  readonly chosen: [limit: Limit, value: string | undefined][]
  all: boolean
  invalid?: string
}

function parseRequest(argv: readonly string[]): Request {
  const request: Request = { kinds: [], chosen: [], all: false }
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? ''
    const isOption = /^-./.test(word)
    const operand = isOption ? argv[at + 1] : word
    const value = operand !== undefined && !/^-./.test(operand) ? operand : undefined
    const letters = isOption ? word.slice(1) : 'f'
    for (const letter of letters)
      if (!take(request, letter, value)) return { ...request, invalid: `-${letter}` }
    const takesValue = [...letters].some((letter) => limits.some((each) => each.letter === letter))
    if (isOption && takesValue && value !== undefined) at++
  }
  return request
}

/** Notes one letter. False: there is no such option. */
function take(request: Request, letter: string, value: string | undefined): boolean {
  const limit = limits.find((each) => each.letter === letter)
  if (limit) request.chosen.push([limit, value])
  else if (letter === 'H' || letter === 'S') request.kinds.push(letter === 'H' ? 'hard' : 'soft')
  else if (letter === 'a') request.all = true
  else return false
  return true
}

/** Shows and sets what the kernel limits this process and its children to. */
export const ulimit: Builtin = {
  *run(shell, argv) {
    const { kinds, chosen, all, invalid } = parseRequest(argv)
    if (invalid) {
      const usage = 'ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]'
      return yield* invalidOption(shell, 'ulimit', invalid, usage)
    }
    const shownKind = kinds[0] ?? 'soft'
    if (all) return yield* showAll(shell, shownKind)
    const requests =
      chosen.length > 0
        ? chosen
        : limits.filter(({ letter }) => letter === 'f').map((limit) => [limit, undefined] as const)
    for (const [limit, value] of requests) {
      if (value === undefined) {
        const head = requests.length > 1 ? heading(limit) : ''
        yield* shell.write(1, `${head}${shown(shell, limit, shownKind)}\n`)
        continue
      }
      const status = yield* change(shell, limit, value, kinds.length > 0 ? kinds : ['soft', 'hard'])
      if (status !== 0) return status
    }
    return 0
  },
}

function heading({ letter, name, unit }: Limit): string {
  return `${name.padEnd(20)}${`(${unit ? `${unit}, ` : ''}-${letter})`.padStart(20)} `
}

function* showAll(shell: Shell, kind: 'soft' | 'hard'): Blocking<number> {
  yield* shell.write(1, limits.map((limit) => `${heading(limit)}${shown(shell, limit, kind)}\n`).join(''))
  return 0
}

function* change(
  shell: Shell,
  { name, resource, factor }: Limit,
  text: string,
  kinds: readonly ('soft' | 'hard')[],
): Blocking<number> {
  if (!resource) return yield* fail(shell, 'ulimit', `${name}: cannot modify limit: Invalid argument`)
  const now = shell.sys.prlimit(0, resource)
  const isNamed = text === 'soft' || text === 'hard'
  if (!isNamed && text !== 'unlimited' && !/^\d+$/.test(text)) {
    if (shell.dialect.name === 'dash') return yield* fail(shell, 'ulimit', 'bad number', 2)
    return yield* fail(shell, 'ulimit', `${text}: invalid number`)
  }
  const value = isNamed ? now[text] : text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text) * factor
  try {
    shell.sys.prlimit(0, resource, {
      soft: kinds.includes('soft') ? value : now.soft,
      hard: kinds.includes('hard') ? value : now.hard,
    })
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    return yield* fail(shell, 'ulimit', `${name}: cannot modify limit: ${error.message}`)
  }
}
