import type { Blocking } from '../../kernel/wait-queue'
import { parserOf } from '../parse/parse'
import type { Parser } from '../parse/parser'
import { SyntaxFault } from '../parse/problem'
import type { List } from '../parse/syntax'
import { ExitShell } from '../state/control-flow'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import type { SourceOrigin } from './interpreter'
import { runStage } from './stage'

/**
 * Runs source text, a line's commands at a time: what a line sets, such as an alias, counts from the next one on.
 * Syntax errors and errors that end a line are reported here.
 */
export function* runSource(shell: Shell, text: string, origin: SourceOrigin): Blocking<number> {
  const parser = parserOf(text, {
    firstLine: origin.firstLine,
    grammar: shell.dialect.name,
    alias: (name) => (usesAliases(shell) ? shell.aliases.get(name) : undefined),
  })
  for (let count = 0; ; count++) {
    const list = yield* nextLine(shell, parser, origin)
    if (list === 'end' && count === 0 && origin.name === 'eval') shell.status = 0
    if (list === 'end' || list === 'wrong') return shell.status
    const isLast = origin.isLast === true && /^\s*$/.test(parser.text.slice(parser.at))
    const outcome = yield* runLine(shell, list, isLast)
    if (outcome === 'abandoned' && shell.interactive) return shell.status
  }
}

/** As `set -v` shows what has been read. */
function verbose(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

function usesAliases(shell: Shell): boolean {
  return shell.interactive || shell.dialect.name !== 'bash' || shell.shopt.has('expand_aliases')
}

function* nextLine(shell: Shell, parser: Parser, origin: SourceOrigin): Blocking<List | 'end' | 'wrong'> {
  parser.extglob = shell.shopt.has('extglob')
  const start = parser.at
  try {
    const list = parser.line()
    if (shell.options.has('verbose')) yield* shell.write(2, verbose(parser.text.slice(start, parser.at)))
    for (const { delimiter, line } of parser.openDocuments.splice(0)) {
      shell.line = parser.lineAt(parser.text.length)
      yield* warnOpenDocument(shell, delimiter, line)
    }
    return list ?? 'end'
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault
    yield* (yield* extras(shell)).reportProblem(shell, fault.problem, origin)
    if (!fault.problem.isInArray) return 'wrong'
    parser.skipLine()
    return yield* nextLine(shell, parser, origin)
  }
}

function* runLine(shell: Shell, list: List, isLast: boolean): Blocking<'done' | 'abandoned'> {
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
