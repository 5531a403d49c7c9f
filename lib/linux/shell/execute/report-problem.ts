import type { Blocking } from '../../kernel/wait-queue'
import type { Problem } from '../parse/problem'
import { ExitShell } from '../state/control-flow'
import type { Shell } from '../state/shell'
import type { SourceOrigin } from './interpreter'

/** Says what is wrong with the syntax; the status is 2, and a shell that is not interactive ends. */
export function* reportProblem(shell: Shell, problem: Problem, origin: SourceOrigin): Blocking<number> {
  const { message, quote, line, posix } = problem
  if (shell.dialect.name !== 'bash') {
    shell.line = line
    const text = posixMessage(posix || message.replace(/^syntax error: /, ''), shell.dialect.name)
    yield* shell.complain(text, origin.name === 'eval' ? 'eval' : undefined)
    shell.status = 2
    if (!shell.interactive) throw new ExitShell(2)
    return 2
  }
  const name = shell.frames.at(-1)?.source ?? shell.name
  const isPrompt = shell.interactive && !origin.name
  const place = isPrompt
    ? `${name.split('/').pop()}: `
    : `${name}: ${origin.name ? `${origin.name}: ` : ''}line ${line}: `
  const repeated =
    quote === undefined || isPrompt
      ? ''
      : `${place}${/^syntax error: `/.test(quote) ? quote : `\`${quote}'`}\n`
  if (message) yield* shell.write(2, `${place}${message}\n${repeated}`)
  // A wrong `[[ … ]]` ends the input that it stands in, and the status stays what it was.
  if (!problem.isConditional || origin.name === 'eval' || shell.interactive)
    shell.status = problem.isInArray ? 1 : 2
  return shell.status
}

/** dash's and busybox's wording of a syntax error. */
function posixMessage(message: string, dialect: string): string {
  if (dialect === 'dash') return `Syntax error: ${message}`
  const [, found, hint = ''] = /^(.*) unexpected( .*)?$/.exec(message) ?? []
  if (found !== undefined) return `syntax error: unexpected ${found}${hint}`
  return `syntax error: ${/^EOF/.test(message) ? message : message.charAt(0).toLowerCase() + message.slice(1)}`
}
