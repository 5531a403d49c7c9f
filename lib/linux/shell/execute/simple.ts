import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import type { Builtin, DeclarationArgument } from '../builtins/builtin'
import { expandText, expandWords, quickText, quickWords } from '../expand/expand'
import { closeSubstitutions } from '../expand/process-substitution'
import type { Print } from '../jobs/job-table'
import { startJob } from '../jobs/start-job'
import { waitForJob } from '../jobs/wait-for-job'
import type { Assignment, Simple, Word } from '../parse/syntax'
import { ExitShell } from '../state/control-flow'
import type { Shell } from '../state/shell'
import { ReadonlyError, ShellError } from '../state/shell-error'
import { assign } from './assign'
import { callFunction } from './call-function'
import { checkpoint, needsCheckpoint, runTrap } from './checkpoint'
import { failed, isFailure } from './errexit'
import { executeFile } from './execute-file'
import { findCommand } from './find-command'
import { Redirection } from './redirect'
import { quoteValueTraced, trace, traceWords } from './trace'

/** Runs a simple command; `replace` says that an external one may take over this process. */
export function* runSimple(shell: Shell, node: Simple, replace = false): Blocking<number> {
  if (needsCheckpoint(shell)) yield* checkpoint(shell)
  shell.line = node.line
  if (!shell.inTrap) shell.command = shell.print ? shell.print(node) : node.text
  if (shell.options.has('noexec') && !shell.interactive) return 0
  let status: number
  try {
    status = (replace ? undefined : quickly(shell, node)) ?? (yield* run(shell, node, replace))
  } catch (error) {
    if (!(error instanceof ShellError)) throw error
    if (!error.reported) yield* shell.complain(error.message)
    error.reported = true
    if (error.stops !== 'command') throw error
    status = error.status
  }
  shell.status = status
  shell.pipeStatus = undefined
  if (status !== 0 && isFailure(shell, status)) yield* failed(shell, status)
  return status
}

/** Runs the commonest commands without more ado: a plain assignment, or a builtin that need not wait for anything. */
function quickly(shell: Shell, node: Simple): number | undefined {
  if (node.redirects.length > 0 || node.declares || shell.options.has('xtrace') || shell.traps.size > 0)
    return undefined
  const [first] = node.words
  if (!first) return quickAssignment(shell, node)
  if (node.assignments.length > 0 || !('parts' in first) || first.literal === undefined) return undefined
  const builtin = shell.interpreter.builtins.get(first.literal)
  if (!builtin?.isQuick || shell.functions.has(first.literal) || shell.disabled.has(first.literal))
    return undefined
  const argv = quickWords(shell, node.words as readonly Word[])
  const status = argv && builtin.run(shell, argv)
  if (typeof status !== 'number') return undefined
  shell.lastArgument = argv?.at(-1) ?? ''
  return status
}

function quickAssignment(shell: Shell, { assignments }: Simple): number | undefined {
  const [assignment] = assignments
  if (!assignment || assignments.length > 1 || assignment.index || 'elements' in assignment.value)
    return undefined
  if (shell.options.has('allexport')) return undefined
  const value = quickText(shell, assignment.value)
  if (value === undefined) return undefined
  shell.variables.set(assignment.name, value, assignment.append ? appending : {})
  return 0
}

const appending = { append: true }

function* run(shell: Shell, node: Simple, replace: boolean): Blocking<number> {
  const debug = shell.traps.get('DEBUG')
  if (debug && !shell.inTrap) yield* runTrap(shell, debug)
  const opened = shell.substitutions.length
  try {
    return yield* new SimpleCommand(shell, node, replace).run()
  } finally {
    if (shell.substitutions.length > opened) closeSubstitutions(shell, opened)
  }
}

/** Builtins whose errors end dash and busybox's ash (POSIX, Consequences of Shell Errors). */
const fatalInPosix = /^(export|local|readonly|set|shift|times|unset)$/

class SimpleCommand {
  constructor(
    readonly shell: Shell,
    readonly node: Simple,
    readonly replace: boolean,
  ) {}

  *run(): Blocking<number> {
    const { shell, node } = this
    const [first] = node.words
    shell.substitutionStatus = 0
    if (!first) return yield* this.#assignOnly()
    if (node.declares) {
      const name = 'parts' in first ? first.literal : undefined
      const builtin = name === undefined ? undefined : this.#builtin(name)
      if (name !== undefined && builtin?.declare) return yield* this.#declare(builtin.declare, name)
    }
    const argv = yield* expandWords(
      shell,
      node.declares ? yield* this.#plainWords() : (node.words as readonly Word[]),
    )
    const [name] = argv
    if (name === undefined) return yield* this.#assignOnly()
    shell.lastArgument = argv.at(-1) ?? ''
    const assigned = node.assignments.length > 0 ? yield* this.#values() : []
    if (shell.options.has('xtrace')) yield* this.#trace(assigned, argv)
    const fn = shell.functions.get(name)
    if (fn) return yield* this.#inside(assigned, () => callFunction(shell, fn, argv))
    const builtin = this.#builtin(name)
    if (builtin) return yield* this.#runBuiltin(builtin, argv, assigned)
    return yield* this.#external(argv, assigned)
  }

  #builtin(name: string): Builtin | undefined {
    const { shell } = this
    return shell.disabled.size > 0 && shell.disabled.has(name)
      ? undefined
      : shell.interpreter.builtins.get(name)
  }

  *#assignOnly(): Blocking<number> {
    const { shell, node } = this
    for (const assignment of node.assignments) yield* assign(shell, assignment)
    if (node.redirects.length === 0) return shell.substitutionStatus
    const redirection = new Redirection(shell)
    try {
      yield* redirection.apply(node.redirects)
    } finally {
      redirection.restore()
    }
    return shell.substitutionStatus
  }

  /** Assignments among the arguments of a command that does not know them are words like others. */
  *#plainWords(): Blocking<Word[]> {
    const words: Word[] = []
    for (const word of this.node.words) {
      if ('parts' in word) words.push(word)
      else {
        const text = yield* this.#declared(word)
        if (typeof text === 'string')
          words.push({ text, parts: [{ type: 'text', value: text, quoted: true }], literal: text })
      }
    }
    return words
  }

  *#declared(assignment: Assignment): Blocking<DeclarationArgument> {
    const { name, append, value, index } = assignment
    if ('elements' in value) return { name, append, array: value }
    const key = index ? `[${yield* expandText(this.shell, index)}]` : ''
    return `${name}${key}${append ? '+' : ''}=${yield* expandText(this.shell, value)}`
  }

  *#declare(run: NonNullable<Builtin['declare']>, name: string): Blocking<number> {
    const { shell, node } = this
    const argv: DeclarationArgument[] = []
    for (const word of node.words) {
      if ('parts' in word) argv.push(...(yield* expandWords(shell, [word])))
      else argv.push(yield* this.#declared(word))
    }
    if (shell.options.has('xtrace'))
      yield* traceWords(
        shell,
        argv.map((word) => (typeof word === 'string' ? word : word.name)),
      )
    if (shell.options.has('xtrace') && /^(export|readonly)$/.test(name)) {
      for (const word of argv)
        if (typeof word === 'string' && /^\w+=/.test(word)) yield* this.#traceAssignment(word)
    }
    const assigned = node.assignments.length > 0 ? yield* this.#values() : []
    return yield* this.#inside(assigned, () => this.#guarded(name, run(shell, argv)))
  }

  *#values(): Blocking<[string, string][]> {
    const values: [string, string][] = []
    for (const { name, append, value } of this.node.assignments) {
      if ('elements' in value) continue
      const text = yield* expandText(this.shell, value)
      values.push([name, append ? this.shell.get(name) + text : text])
    }
    return values
  }

  *#traceAssignment(word: string): Blocking<void> {
    const at = word.indexOf('=') + 1
    yield* trace(this.shell, word.slice(0, at) + quoteValueTraced(this.shell, word.slice(at)))
  }

  *#trace(assigned: readonly (readonly [string, string])[], argv: readonly string[]): Blocking<void> {
    for (const [name, value] of assigned)
      yield* trace(this.shell, `${name}=${quoteValueTraced(this.shell, value)}`)
    yield* traceWords(this.shell, argv)
  }

  /** Runs something in the shell itself, with the command's redirections and assignments for as long as it runs. */
  *#inside(assigned: readonly (readonly [string, string])[], run: () => Blocking<number>): Blocking<number> {
    const { shell, node } = this
    if (node.redirects.length === 0 && assigned.length === 0) return yield* run()
    const redirection = new Redirection(shell)
    const scoped = assigned.length > 0
    if (scoped) shell.variables.pushScope(false)
    try {
      yield* redirection.apply(node.redirects)
      for (const [name, value] of assigned) yield* this.#setTemporary(name, value)
      return yield* run()
    } finally {
      if (scoped) shell.variables.popScope()
      redirection.restore()
    }
  }

  *#setTemporary(name: string, value: string): Blocking<void> {
    try {
      this.shell.variables.setTemporary(name, value)
    } catch (error) {
      if (!(error instanceof ReadonlyError)) throw error
      yield* this.shell.complain(error.message)
    }
  }

  *#runBuiltin(
    builtin: Builtin,
    argv: readonly string[],
    assigned: readonly (readonly [string, string])[],
  ): Blocking<number> {
    const { shell, node } = this
    const [name = ''] = argv
    if (name === 'exec') return yield* this.#exec(builtin, argv, assigned)
    const staysAssigned = builtin.isSpecial && shell.dialect.name !== 'bash'
    if (staysAssigned) for (const [variable, value] of assigned) shell.variables.set(variable, value)
    if (node.redirects.length === 0 && (assigned.length === 0 || staysAssigned)) {
      return yield* this.#guarded(name, builtin.run(shell, argv))
    }
    return yield* this.#inside(staysAssigned ? [] : assigned, () =>
      this.#guarded(name, builtin.run(shell, argv)),
    )
  }

  /** `exec` keeps its redirections. */
  *#exec(
    builtin: Builtin,
    argv: readonly string[],
    assigned: readonly (readonly [string, string])[],
  ): Blocking<number> {
    const { shell, node } = this
    const redirection = new Redirection(shell)
    yield* redirection.apply(node.redirects)
    redirection.keep()
    for (const [name, value] of assigned) {
      shell.variables.set(name, value)
      shell.variables.own(name).exported = true
    }
    return yield* this.#guarded('exec', builtin.run(shell, argv))
  }

  *#guarded(name: string, result: number | Blocking<number>): Blocking<number> {
    if (typeof result === 'number') return result
    try {
      const status = yield* result
      if (
        status === 2 &&
        this.shell.dialect.name !== 'bash' &&
        !this.shell.interactive &&
        fatalInPosix.test(name)
      )
        throw new ExitShell(2)
      return status
    } catch (error) {
      if (error instanceof ReadonlyError) {
        yield* this.shell.complain(error.message)
        return 1
      }
      if (!isErrno(error)) throw error
      if (error.code === 'EINTR') return 130
      const isDash = this.shell.dialect.name === 'dash'
      yield* this.shell.complain(isDash ? `${name}: I/O error` : `write error: ${error.message}`, name)
      return 1
    }
  }

  *#external(argv: readonly string[], assigned: readonly (readonly [string, string])[]): Blocking<number> {
    const { shell, node } = this
    const run = function* (child: Shell): Blocking<number> {
      yield* new Redirection(child, true).apply(node.redirects)
      for (const [name, value] of assigned) {
        if (name === 'PATH') child.hashed.clear()
        child.variables.set(name, value)
        child.variables.own(name).exported = true
      }
      return yield* executeFile(child, argv)
    }
    if (this.replace) return yield* run(shell)
    const describe = (print: Print): string => print(node)
    if (!assigned.some(([name]) => name === 'PATH')) findCommand(shell, argv[0] ?? '')
    return yield* waitForJob(shell, startJob(shell, [{ describe, run, withErrors: false }], describe, true))
  }
}
