import { isErrno } from '../kernel/errno'
import type { Process } from '../kernel/program'
import type { Blocking } from '../kernel/wait-queue'
import type { Builtin } from './builtins/builtin'
import { sourceFile } from './builtins/source'
import { type CommandLine, parseCommandLine } from './command-line'
import type { Completer } from './complete/completer'
import { callFunction } from './execute/call-function'
import { copyInput } from './execute/copy-input'
import type { Interpreter } from './execute/interpreter'
import { runList, runNode } from './execute/run'
import { runInput } from './execute/run-input'
import { runToExit } from './execute/run-to-exit'
import { runSource } from './execute/source'
import { startVariables } from './execute/start-variables'
import { interact } from './interact'
import type { Dialect } from './state/dialect'
import { Shell } from './state/shell'
import { readFile } from './state/users'

export interface ShellKind {
  readonly dialect: Dialect
  readonly builtins: ReadonlyMap<string, Builtin>
  readonly completers: ReadonlyMap<string, Completer>
  readonly versionText: string
}

/** Runs a shell as it was called: a command, a script, standard input or a terminal. */
export function* runShell(process: Process, kind: ShellKind): Blocking<number> {
  const interpreter: Interpreter = {
    node: runNode,
    list: runList,
    source: runSource,
    call: callFunction,
    copyInput,
    builtins: kind.builtins,
  }
  const shell = new Shell(process, kind.dialect, interpreter)
  shell.completers = kind.completers
  shell.name = process.argv[0] ?? kind.dialect.name
  const line = parseCommandLine(process.argv)
  if (line.version || line.help) {
    yield* shell.write(1, kind.versionText)
    return 0
  }
  if (line.invalid !== undefined) return yield* refuse(shell, line.invalid)
  shell.startedBy =
    line.command !== undefined ? 'command' : line.operands.length > 0 && !line.fromStdin ? 'file' : 'stdin'
  shell.interactive =
    line.interactive || (shell.startedBy === 'stdin' && process.sys.isatty(0) && process.sys.isatty(2))
  shell.isLogin = line.login
  yield* startVariables(shell)
  for (const [name, on] of line.shopt) {
    if (on) shell.shopt.add(name)
    else shell.shopt.delete(name)
  }
  return yield* runToExit(shell, start(shell, line))
}

function* refuse(shell: Shell, option: string): Blocking<number> {
  const message = option === '-c' ? '-c: option requires an argument' : `${option}: invalid option`
  yield* shell.write(2, `${shell.name}: ${message}\n`)
  return 2
}

function* start(shell: Shell, line: CommandLine): Blocking<number> {
  if (line.settings.length > 0) {
    const result = shell.interpreter.builtins.get('set')?.run(shell, ['set', ...line.settings])
    const status = typeof result === 'number' || !result ? (result ?? 0) : yield* result
    if (status !== 0) return status
  }
  const { operands, command } = line
  if (command !== undefined) {
    if (operands[0] !== undefined) shell.name = operands[0]
    shell.positional = operands.slice(1)
    if (shell.dialect.name === 'bash') shell.variables.set('BASH_EXECUTION_STRING', command)
    yield* startupFiles(shell, line)
    const name = shell.dialect.name === 'bash' ? { name: '-c' } : {}
    return yield* shell.interpreter.source(shell, command, { ...name, firstLine: 1, isLast: true })
  }
  if (shell.startedBy === 'file') return yield* runScript(shell, line)
  shell.positional = operands
  if (shell.interactive) return yield* interact(shell, startupFiles(shell, line))
  yield* startupFiles(shell, line)
  return yield* runInput(shell)
}

function* runScript(shell: Shell, line: CommandLine): Blocking<number> {
  const [file = '', ...parameters] = line.operands
  let text: string
  try {
    text = yield* readFile(shell.sys, file)
  } catch (error) {
    if (!isErrno(error)) throw error
    const message =
      shell.dialect.name === 'bash'
        ? `${file}: ${error.message}`
        : shell.dialect.name === 'dash'
          ? `0: cannot open ${file}: No such file`
          : `can't open '${file}': ${error.message}`
    yield* shell.write(2, `${shell.name}: ${message}\n`)
    return error.code === 'ENOENT' && shell.dialect.name !== 'dash'
      ? 127
      : shell.dialect.name === 'bash'
        ? 126
        : 2
  }
  yield* startupFiles(shell, line)
  shell.name = file
  shell.positional = parameters
  return yield* shell.interpreter.source(shell, text, { firstLine: 1 })
}

/** Reads the files that a shell of this kind begins with (bash(1), INVOCATION). */
function* startupFiles(shell: Shell, line: CommandLine): Blocking<void> {
  const home = shell.variables.get('HOME') ?? ''
  const isBash = shell.dialect.name === 'bash'
  if (shell.isLogin && line.readsProfile) {
    yield* sourceIfThere(shell, '/etc/profile')
    const candidates = isBash ? ['.bash_profile', '.bash_login', '.profile'] : ['.profile']
    for (const name of candidates) if (yield* sourceIfThere(shell, `${home}/${name}`)) break
  }
  const rcFile = isBash
    ? shell.interactive && !shell.isLogin
      ? (line.rcFile ?? `${home}/.bashrc`)
      : undefined
    : undefined
  if (rcFile !== undefined && line.readsRc) {
    if (line.rcFile === undefined) yield* sourceIfThere(shell, '/etc/bash.bashrc')
    yield* sourceIfThere(shell, rcFile)
  }
  const extra = isBash
    ? shell.interactive
      ? undefined
      : shell.variables.get('BASH_ENV')
    : shell.interactive
      ? shell.variables.get('ENV')
      : undefined
  if (extra) yield* sourceIfThere(shell, extra)
}

function* sourceIfThere(shell: Shell, path: string): Blocking<boolean> {
  try {
    yield* sourceFile(shell, path)
    return true
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}
