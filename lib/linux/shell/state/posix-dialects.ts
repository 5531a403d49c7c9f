import { type ErrnoCode, strerror } from '../../kernel/errno'
import type { Integer } from '../expand/arithmetic/integer'
import type { Dialect } from './dialect'
import { ShellError } from './shell-error'

type Rewording = readonly (readonly [pattern: RegExp, replacement: string])[]

function rewordBy(table: Rewording): (message: string) => string {
  return (message) => {
    const found = table.find(([pattern]) => pattern.test(message))
    return found ? message.replace(...found) : message
  }
}

const missing = (code: ErrnoCode, file: string, directory: string, creates: boolean): string =>
  code === 'ENOENT' ? (creates ? directory : file) : strerror(code)

const common: Rewording = [
  [/^(.*): cannot unset: readonly variable$/, '$1: is read only'],
  [/^(.*): readonly variable$/, '$1: is read only'],
  [/^\$?(.*): unbound variable$/, '$1: parameter not set'],
  [/^can only be used in a function$/, 'not in a function'],
  [/^(.*): numeric argument required$/, 'Illegal number: $1'],
  [/^no job control$/, 'No current job'],
  [/^`(.*)': not a valid identifier$/, '$1: bad variable name'],
]

/** dash knows neither `++` after a name nor `**`, commas and bases. */
function dashArithmetic(text: string, evaluate: () => Integer): Integer {
  const fail = (what: string): never => {
    throw new ShellError(`arithmetic expression: ${what}: "${text}"`, 'line', 2)
  }
  if (/\*\*|[\w)]\s*(\+\+|--)\s*([^\s\w(]|$)/.test(text)) fail('expecting primary')
  if (/,|\d#/.test(text)) fail('expecting EOF')
  try {
    return evaluate()
  } catch (error) {
    if (!(error instanceof ShellError) || !error.message.includes('(error token is')) throw error
    if (error.message.includes(': division by 0')) return fail('division by zero')
    return fail(
      /: (value too great|syntax error in expression)/.test(error.message)
        ? 'expecting EOF'
        : 'expecting primary',
    )
  }
}

/** Builtins whose complaints dash prints without saying who complains. */
const bareInDash = /^(alias|unalias|trap)$/

export const dashDialect: Dialect = {
  name: 'dash',
  prefix: ({ source, line, builtin }) =>
    builtin !== undefined && bareInDash.test(builtin)
      ? `${builtin}: `
      : `${source}: ${line}: ${builtin === undefined ? '' : `${builtin}: `}`,
  reword: rewordBy([
    ...common,
    [/^\$\{.*: bad substitution$/s, 'Bad substitution'],
    [/^(.*): no such job$/, 'No such job: $1'],
    [/^(.*): invalid signal specification$/, '$1: bad trap'],
    [/^(-.): invalid option$/, 'Illegal option $1'],
  ]),
  arithmetic: dashArithmetic,
  needsNumbers: true,
  notFound: 'not found',
  cannotChangeDirectory: (directory) => `can't cd to ${directory}`,
  cannotRedirect: (target, code, creates) =>
    `cannot ${creates ? 'create' : 'open'} ${target}: ${missing(code, 'No such file', 'Directory nonexistent', creates)}`,
  redirectStatus: 2,
  jobHead: (id, mark) => `[${id}] ${mark} `,
  jobStateWidth: 27,
}

/** Builtins that are applets of busybox too and complain as such. */
const applets = /^(\[|test|printf|kill|echo)$/

export const ashDialect: Dialect = {
  name: 'ash',
  prefix: ({ interactive, source, line, isScript, builtin }) => {
    const place = isScript ? `line ${line}: ` : ''
    if (builtin === undefined || applets.test(builtin)) return `${source}: ${place}`
    if (builtin === 'alias' || builtin === 'unalias') return `${builtin}: `
    return `${source}: ${builtin}: ${interactive ? '' : place || 'line 0: '}`
  },
  reword: rewordBy([
    ...common,
    [/^(.*): division by 0 \(.*$/s, 'divide by zero'],
    [/^(.*): .*\(error token is ".*"\)$/s, 'arithmetic syntax error'],
    [/^\$\{.*: bad substitution$/s, 'syntax error: bad substitution'],
    [/^(-.): invalid option$/, 'illegal option $1'],
    [/^(.*): invalid number$/, "invalid number '$1'"],
    [/^.*: (\S+): (?:unary|binary) operator expected$/, '$1: unknown operand'],
  ]),
  notFound: 'not found',
  cannotChangeDirectory: (directory, code) => `can't cd to ${directory}: ${strerror(code)}`,
  cannotRedirect: (target, code, creates) =>
    `can't ${creates ? 'create' : 'open'} ${target}: ${missing(code, 'no such file', 'nonexistent directory', creates)}`,
  redirectStatus: 1,
  jobHead: (id, mark) => `[${id}]${mark}  `,
  jobStateWidth: 27,
}

/** The ash of Debian's busybox, which introduces itself. */
export const debianAshDialect: Dialect = {
  ...ashDialect,
  banner: `

BusyBox v1.37.0 (Debian 1:1.37.0-6+b9) built-in shell (ash)
Enter 'help' for a list of built-in commands.

`,
  asksPosition: true,
}
