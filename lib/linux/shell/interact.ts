import type { Blocking } from '../kernel/wait-queue'
import { type EditedLine, LineEditor } from './edit/line-editor'
import { runPendingTraps } from './execute/checkpoint'
import { readLine } from './execute/read-line'
import { isComplete } from './execute/run-input'
import { loadAtStart, saveAtEnd } from './history/history-file'
import { joinLines } from './history/join-lines'
import { startJobControl } from './jobs/job-control'
import { jobState } from './jobs/job-table'
import { collectChildren, reapFinished } from './jobs/reap'
import { INVISIBLE_END, INVISIBLE_START } from './prompt/expand-prompt'
import { promptText } from './prompt/prompt-text'
import { ExitShell, Interrupted, LeaveLoop } from './state/control-flow'
import { extras } from './state/extras'
import type { Shell } from './state/shell'

/** A shell that talks to a person: prompts, reads complete commands and runs them, until `exit` or the end of the input. */
export function* interact(shell: Shell, startup: Blocking<void>): Blocking<number> {
  const isBash = shell.dialect.name === 'bash'
  startJobControl(shell, 0)
  if (isBash) {
    for (const option of ['emacs', 'histexpand', 'history']) shell.options.add(option)
    shell.shopt.add('expand_aliases')
  }
  setDefaults(shell)
  yield* startup
  if (isBash) yield* loadAtStart(shell)
  yield* shell.write(2, shell.dialect.banner ?? '')
  const session = new Session(shell)
  try {
    return yield* session.run()
  } finally {
    if (isBash) yield* saveAtEnd(shell)
  }
}

function setDefaults(shell: Shell): void {
  const { variables } = shell
  const root = shell.sys.geteuid() === 0
  const prompts = { bash: '\\s-\\v\\$ ', dash: root ? '# ' : '$ ', ash: '\\w \\$ ' }
  const defaults: Record<string, string> = { PS1: prompts[shell.dialect.name], PS2: '> ' }
  if (shell.dialect.name === 'bash') {
    Object.assign(defaults, {
      HISTFILE: `${variables.get('HOME') ?? ''}/.bash_history`,
      HISTSIZE: '500',
      HISTFILESIZE: '500',
    })
  }
  for (const [name, value] of Object.entries(defaults))
    if (variables.get(name) === undefined) variables.set(name, value)
}

class Session {
  readonly #editor: LineEditor | undefined
  /** the line of the session at which the present command begins */
  #line = 1

  constructor(readonly shell: Shell) {
    const edits = shell.dialect.name !== 'dash' && shell.sys.isatty(0)
    this.#editor = edits ? new LineEditor(shell, 0) : undefined
  }

  *run(): Blocking<number> {
    const { shell } = this
    for (;;) {
      const command = yield* this.#command()
      if (command === 'end') {
        if (yield* this.#mayLeave()) return shell.status
        continue
      }
      if (command.trim() === '') continue
      shell.warnedOfJobs = false
      shell.sys.audit({ type: 'command', text: command.replace(/\n$/, '') })
      yield* this.#execute(command)
      this.#line += command.split('\n').length - 1
      shell.sys.audit({ type: 'command-end', status: shell.status })
      shell.commandNumber++
    }
  }

  *#execute(command: string): Blocking<void> {
    const { shell } = this
    shell.line = this.#line
    try {
      yield* shell.interpreter.source(shell, command, { firstLine: this.#line })
    } catch (error) {
      if (error instanceof ExitShell) shell.sys.audit({ type: 'command-end', status: error.status })
      if (error instanceof LeaveLoop) return
      if (!(error instanceof Interrupted)) throw error
      shell.interrupted = true
    }
    if (!shell.interrupted) return
    shell.interrupted = false
    shell.status = 130
    shell.errexitOff = 0
    shell.loopDepth = 0
    yield* shell.write(2, '\n')
  }

  /** Ctrl-D: leaves unless there are stopped jobs that the user has not been told of. */
  *#mayLeave(): Blocking<boolean> {
    const { shell } = this
    if (shell.options.has('ignoreeof')) {
      yield* shell.write(2, 'Use "exit" to leave the shell.\n')
      return false
    }
    if (shell.dialect.name === 'bash') yield* shell.write(2, shell.isLogin ? 'logout\n' : 'exit\n')
    const hasStopped = shell.jobs.listed.some((job) => jobState(job) === 'stopped')
    if (!hasStopped || shell.warnedOfJobs) return true
    shell.warnedOfJobs = true
    yield* shell.write(2, 'There are stopped jobs.\n')
    return false
  }

  /** The lines of one complete command. */
  *#command(): Blocking<string | 'end'> {
    const { shell } = this
    const lines: string[] = []
    yield* this.#beforePrompt()
    for (;;) {
      const prompt = yield* promptText(shell, lines.length === 0 ? 'PS1' : 'PS2')
      if (lines.length === 0) shell.sys.audit({ type: 'prompt' })
      const edited = yield* this.#read(prompt)
      if (edited.type === 'interrupt') {
        shell.status = 130
        shell.interrupted = false
        return ''
      }
      if (edited.type === 'end') {
        if (lines.length === 0) return 'end'
        return `${lines.join('\n')}\n`
      }
      const line = yield* this.#expandHistory(edited.text)
      if (line === undefined) return ''
      lines.push(line)
      const text = `${lines.join('\n')}\n`
      if (!isComplete(text)) continue
      this.#remember(lines)
      return text
    }
  }

  *#expandHistory(text: string): Blocking<string | undefined> {
    const { shell } = this
    if (!shell.options.has('histexpand') || !/[!^]/.test(text)) return text
    const { expandHistory } = yield* extras(shell)
    const expanded = expandHistory(text, shell.history)
    if ('missing' in expanded) {
      yield* shell.complain(expanded.missing)
      return undefined
    }
    if (expanded.changed) yield* shell.write(2, `${expanded.line}\n`)
    return expanded.line
  }

  #remember(lines: readonly string[]): void {
    const { shell } = this
    if (lines.join('').trim() === '') return
    const isOff = shell.dialect.name === 'bash' && !shell.options.has('history')
    if (!isOff)
      shell.history.add(
        joinLines(lines),
        shell.get('HISTCONTROL'),
        Number(shell.variables.get('HISTSIZE') ?? 500),
      )
  }

  /** What happens between two commands: news of jobs, traps, PROMPT_COMMAND, the size of the window. */
  *#beforePrompt(): Blocking<void> {
    const { shell } = this
    yield* collectChildren(shell)
    yield* reapFinished(shell, true)
    yield* runPendingTraps(shell)
    if (shell.terminal !== undefined && shell.shopt.has('checkwinsize')) {
      const { columns, rows } = shell.sys.terminalSize(shell.terminal)
      shell.variables.set('COLUMNS', String(columns))
      shell.variables.set('LINES', String(rows))
    }
    const command = shell.variables.get('PROMPT_COMMAND')
    if (!command) return
    const { status } = shell
    yield* shell.interpreter.source(shell, command, { firstLine: 1 })
    shell.status = status
  }

  *#read(prompt: string): Blocking<EditedLine> {
    const { shell } = this
    if (this.#editor) return yield* this.#editor.read(prompt)
    yield* shell.write(2, prompt.replaceAll(INVISIBLE_START, '').replaceAll(INVISIBLE_END, ''))
    const text = yield* readLine(shell, 0)
    if (text !== undefined) return { type: 'line', text }
    yield* shell.write(2, '\n')
    return { type: 'end' }
  }
}
