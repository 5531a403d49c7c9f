import type { Blocking } from '../../kernel/wait-queue'
import { type ParseOptions, parse } from '../parse/parse'
import type { Problem } from '../parse/problem'
import { ExitShell } from '../state/control-flow'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import type { SourceOrigin } from './interpreter'
import { runStage } from './stage'

/** Runs source text, a line's commands at a time; syntax errors and errors that end a line are reported here. */
export function* runSource(shell: Shell, text: string, origin: SourceOrigin): Blocking<number> {
  let rest: Rest | undefined = { text, line: origin.firstLine }
  while (rest) rest = yield* runUntilAliased(shell, rest, origin)
  return shell.status
}

/** Source that is still to be run. */
interface Rest {
  readonly text: string
  readonly line: number
}

/** Runs source to its end, or to where the rest must be parsed again: an alias counts from the next line on. */
function* runUntilAliased(
  shell: Shell,
  { text, line }: Rest,
  origin: SourceOrigin,
): Blocking<Rest | undefined> {
  const isBash = shell.dialect.name === 'bash'
  const usesAliases = shell.interactive || shell.shopt.has('expand_aliases') || !isBash
  const before = shell.aliases.size
  const { units, problem, openDocuments } = parse(text, parseOptions(shell, line, usesAliases))
  for (const { delimiter, line: at } of openDocuments) yield* warnOpenDocument(shell, delimiter, at)
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1]
    const outcome = yield* runUnit(shell, unit.list, origin.isLast === true && !next && !problem)
    if (outcome === 'abandoned' && shell.interactive) return undefined
    if (next && usesAliases && shell.aliases.size !== before) {
      return { text: text.slice(lineOffset(text, next.line - line)), line: next.line }
    }
  }
  if (problem) yield* reportProblem(shell, problem, origin)
  else if (units.length === 0 && origin.name === 'eval') shell.status = 0
  return undefined
}

function parseOptions(shell: Shell, firstLine: number, usesAliases: boolean): ParseOptions {
  const { name } = shell.dialect
  return {
    firstLine,
    braces: name === 'bash' && shell.options.has('braceexpand'),
    ...(name !== 'bash' && { posix: name }),
    ...(usesAliases && shell.aliases.size > 0 && { alias: (word: string) => shell.aliases.get(word) }),
  }
}

function lineOffset(source: string, lines: number): number {
  let at = 0
  for (let count = 0; count < lines; count++) at = source.indexOf('\n', at) + 1
  return at
}

function* runUnit(
  shell: Shell,
  list: Parameters<Shell['interpreter']['list']>[1],
  isLast: boolean,
): Blocking<'done' | 'abandoned'> {
  if (shell.options.has('noexec') && !shell.interactive) return 'done'
  try {
    const [item] = list.items
    const replaces =
      isLast &&
      list.items.length === 1 &&
      item &&
      !item.background &&
      item.command.type === 'simple' &&
      shell.traps.size === 0
    shell.status = replaces
      ? yield* runStage(shell, item.command)
      : yield* shell.interpreter.list(shell, list)
    return 'done'
  } catch (error) {
    if (!(error instanceof ShellError)) throw error
    if (!error.reported) yield* shell.complain(error.message)
    shell.status = error.status
    if (shell.interactive) return 'abandoned'
    if (shell.dialect.name !== 'bash') throw new ExitShell(2)
    if (error.stops === 'shell') throw new ExitShell(error.status)
    return 'abandoned'
  }
}

function* warnOpenDocument(shell: Shell, delimiter: string, line: number): Blocking<void> {
  if (shell.dialect.name !== 'bash') return
  yield* shell.complain(
    `warning: here-document at line ${line} delimited by end-of-file (wanted \`${delimiter}')`,
  )
}

/** Says what is wrong with the syntax; the status is 2, and a shell that is not interactive ends. */
export function* reportProblem(shell: Shell, problem: Problem, origin: SourceOrigin): Blocking<number> {
  const { message, quote, line } = problem
  const name = shell.frames.at(-1)?.source ?? shell.name
  const place =
    shell.interactive && !origin.name
      ? `${baseName(shell.name)}: `
      : `${name}: ${origin.name ? `${origin.name}: ` : ''}line ${line}: `
  if (shell.dialect.name === 'bash') {
    const repeated = quote === undefined || (shell.interactive && !origin.name) ? '' : `${place}\`${quote}'\n`
    yield* shell.write(2, `${place}${message}\n${repeated}`)
  } else {
    shell.line = problem.incomplete ? Math.max(1, line - 1) : line
    yield* shell.complain(posixMessage(problem, shell.dialect.name))
  }
  shell.status = 2
  if (shell.dialect.name !== 'bash' && !shell.interactive) throw new ExitShell(2)
  return 2
}

function baseName(name: string): string {
  return name.split('/').pop() ?? name
}

/** dash's and busybox's wording of a syntax error. */
function posixMessage({ message, expected }: Problem, dialect: string): string {
  const isDash = dialect === 'dash'
  const head = isDash ? 'Syntax error' : 'syntax error'
  if (/matching `["']'/.test(message)) return `${head}: ${isDash ? 'U' : 'u'}nterminated quoted string`
  const token = /unexpected token `(.*)'$/.exec(message)?.[1]
  const found = token === undefined ? 'end of file' : `"${token}"`
  const hint = expected === undefined ? '' : ` (expecting "${expected}")`
  return `${head}: ${isDash ? `${found} unexpected` : `unexpected ${found}`}${hint}`
}
