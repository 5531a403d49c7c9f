import type { Blocking } from '../../kernel/wait-queue'
import { ReturnFromFunction } from '../state/control-flow'
import type { ShellFunction } from '../state/frame'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { runTrap } from './checkpoint'
import { Redirection } from './redirect'

/** Deeper recursion would exhaust the stack of the machine that simulates. */
const MAX_DEPTH = 600

/** Calls a function with `argv[0]` its name and the rest its positional parameters. */
export function* callFunction(shell: Shell, fn: ShellFunction, argv: readonly string[]): Blocking<number> {
  const { definition, body, source } = fn
  if (shell.frames.length >= MAX_DEPTH) {
    throw new ShellError(`${definition.name}: maximum function nesting level exceeded (${MAX_DEPTH})`)
  }
  const { frames, positional, loopDepth, line } = shell
  const hidden = hideTraps(shell, fn)
  shell.frames = [...frames, { kind: 'function', name: definition.name, source, line }]
  shell.positional = argv.slice(1)
  shell.loopDepth = 0
  shell.variables.pushScope(true)
  try {
    const status = yield* runBody(shell, body)
    const trap = shell.traps.get('RETURN')
    if (trap) yield* runTrap(shell, trap)
    return status
  } finally {
    shell.variables.popScope()
    for (const [name, command] of hidden) if (!shell.traps.has(name)) shell.traps.set(name, command)
    const saved = shell.frames.at(-1)?.savedOptions
    if (saved) shell.options.assign(saved)
    shell.frames = frames
    shell.positional = positional
    shell.loopDepth = loopDepth
    shell.line = line
  }
}

/** DEBUG and RETURN traps do not act in a function unless it, or everything, is traced; what is to be set again after it. */
function hideTraps(shell: Shell, { traced }: ShellFunction): [string, string][] {
  if (shell.traps.size === 0 || traced || shell.options.has('functrace')) return []
  return ['DEBUG', 'RETURN'].flatMap((name): [string, string][] => {
    const command = shell.traps.get(name)
    shell.traps.delete(name)
    return command === undefined ? [] : [[name, command]]
  })
}

function* runBody(shell: Shell, body: ShellFunction['body']): Blocking<number> {
  const redirection = body.redirects.length > 0 ? new Redirection(shell) : undefined
  try {
    if (redirection) yield* redirection.apply(body.redirects)
    return yield* shell.interpreter.node(shell, redirection ? { ...body, redirects: [] } : body)
  } catch (error) {
    if (error instanceof ReturnFromFunction) return error.status
    throw error
  } finally {
    redirection?.restore()
  }
}
