import { type ErrnoCode, isErrno } from '../../kernel/errno'
import type { OpenFlags } from '../../kernel/open-file'
import type { Blocking } from '../../kernel/wait-queue'
import { expandText, expandWords } from '../expand/expand'
import { parseTarget } from '../expand/target'
import type { Redirect } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { toBytes } from '../text'

/** Where descriptors are kept while a redirection of a builtin or compound command lasts. */
const SAVED_FROM = 10
const WRITE_BUFFER = 65_536

/** A descriptor as it was: the copy to restore it from, or nothing when it was closed. */
interface Saved {
  readonly fd: number
  readonly copy: number | undefined
}

/** Redirections that are in force; `restore` undoes them, the last one first. */
export class Redirection {
  readonly #saved: Saved[] = []

  /** @param permanent the process ends with the command: nothing is kept to be restored */
  constructor(
    readonly shell: Shell,
    readonly permanent = false,
  ) {}

  /** Applies redirections from left to right. @throws ShellError */
  *apply(redirects: readonly Redirect[]): Blocking<void> {
    for (const redirect of redirects) yield* this.#one(redirect)
  }

  restore(): void {
    const { sys } = this.shell
    for (const { fd, copy } of this.#saved.reverse()) {
      if (copy === undefined) closeQuietly(this.shell, fd)
      else {
        sys.dup2(copy, fd)
        sys.close(copy)
      }
    }
  }

  /** Makes the redirections permanent, as `exec` does. */
  keep(): void {
    for (const { copy } of this.#saved) if (copy !== undefined) this.shell.sys.close(copy)
  }

  *#one(redirect: Redirect): Blocking<void> {
    const { operator } = redirect
    if (operator === '<<' || operator === '<<<') return yield* this.#document(redirect)
    if (operator === '<&' || operator === '>&') return yield* this.#duplicate(redirect)
    const target = yield* fileName(this.shell, redirect)
    const fd = yield* openFile(this.shell, target, flagsOf(this.shell, operator))
    if (operator !== '&>' && operator !== '&>>')
      return this.#install(fd, redirect, operator.startsWith('<') ? 0 : 1)
    this.#save(1)
    this.#save(2)
    this.shell.sys.dup2(fd, 2)
    this.#move(fd, 1)
  }

  /** Puts an open file where the redirection says; `{name}` takes a free descriptor and stays. */
  #install(fd: number, { descriptor }: Redirect, standard: number): void {
    const { sys, variables } = this.shell
    if (typeof descriptor === 'string') {
      const free = sys.dup(fd, SAVED_FROM)
      sys.close(fd)
      variables.set(descriptor, String(free))
      return
    }
    const target = descriptor ?? standard
    if (fd !== target) this.#save(target)
    else this.#saved.push({ fd, copy: undefined })
    this.#move(fd, target)
  }

  #move(fd: number, target: number): void {
    if (fd === target) return
    this.shell.sys.dup2(fd, target)
    this.shell.sys.close(fd)
  }

  #save(fd: number): void {
    if (this.permanent) return
    const { sys } = this.shell
    try {
      const copy = sys.dup(fd, SAVED_FROM)
      sys.setCloseOnExec(copy, true)
      this.#saved.push({ fd, copy })
    } catch (error) {
      if (!isErrno(error, 'EBADF')) throw error
      this.#saved.push({ fd, copy: undefined })
    }
  }

  *#document(redirect: Redirect): Blocking<void> {
    const body = yield* expandText(this.shell, redirect.target)
    const bytes = toBytes(redirect.operator === '<<<' ? `${body}\n` : body)
    const { sys } = this.shell
    const { read, write } = sys.pipe()
    // A pipe holds this much; more is written by a process of its own.
    if (bytes.length <= WRITE_BUFFER) yield* sys.write(write, bytes)
    else {
      sys.clone(function* (process) {
        process.sys.close(read)
        yield* process.sys.write(write, bytes)
        return 0
      })
    }
    sys.close(write)
    this.#install(read, redirect, 0)
  }

  *#duplicate(redirect: Redirect): Blocking<void> {
    const { descriptor, operator } = redirect
    const word = yield* fileName(this.shell, redirect)
    const { sys } = this.shell
    const standard = operator === '<&' ? 0 : 1
    if (word === '-') {
      const fd =
        typeof descriptor === 'string'
          ? Number(descriptorOf(this.shell, descriptor))
          : (descriptor ?? standard)
      if (typeof descriptor !== 'string') this.#save(fd)
      closeQuietly(this.shell, fd)
      return
    }
    const match = /^(\d+)(-?)$/.exec(word)
    if (!match) {
      if (operator === '<&' || (descriptor !== undefined && descriptor !== 1))
        throw new ShellError(`${word}: ambiguous redirect`, 'command')
      return yield* this.#one({ operator: '&>', target: redirect.target })
    }
    const source = Number(match[1])
    try {
      const fd = sys.dup(source, SAVED_FROM)
      this.#install(fd, redirect, standard)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new ShellError(`${source}: ${error.message}`, 'command', this.shell.dialect.redirectStatus)
    }
    if (match[2]) closeQuietly(this.shell, source)
  }
}

/** Of `{name}` or `{name[index]}`. */
function descriptorOf(shell: Shell, descriptor: string): string | undefined {
  const target = parseTarget(shell, descriptor)
  return target.type === 'one' ? target.value : undefined
}

function closeQuietly(shell: Shell, fd: number): void {
  try {
    shell.sys.close(fd)
  } catch (error) {
    if (!isErrno(error, 'EBADF')) throw error
  }
}

/** The one word a redirection's target expands to. @throws ShellError */
export function* fileName(shell: Shell, { target }: Redirect): Blocking<string> {
  if (target.literal !== undefined) return target.literal
  if (shell.dialect.name !== 'bash') return yield* expandText(shell, target)
  const words = yield* expandWords(shell, [target])
  const [word] = words
  if (words.length !== 1 || word === undefined)
    throw new ShellError(`${target.text}: ambiguous redirect`, 'command')
  return word
}

function flagsOf(shell: Shell, operator: string): OpenFlags {
  switch (operator) {
    case '<':
      return { access: 'read' }
    case '<>':
      return { access: 'read-write', create: true }
    case '>>':
    case '&>>':
      return { access: 'write', create: true, append: true }
    default: {
      const exclusive = shell.options.has('noclobber') && operator !== '>|'
      return { access: 'write', create: true, truncate: true, ...(exclusive && { exclusive }) }
    }
  }
}

/** Opens the file of a redirection. @throws ShellError with the shell's own words */
export function* openFile(shell: Shell, path: string, flags: OpenFlags): Blocking<number> {
  try {
    return yield* shell.sys.open(path, flags, 0o666)
  } catch (error) {
    if (!isErrno(error)) throw error
    if (flags.exclusive && error.code === 'EEXIST') return yield* openExisting(shell, path, flags)
    throw new ShellError(
      shell.dialect.cannotRedirect(path, error.code, flags.create === true),
      'command',
      shell.dialect.redirectStatus,
    )
  }
}

/** With noclobber only regular files are protected. */
function* openExisting(shell: Shell, path: string, flags: OpenFlags): Blocking<number> {
  if (shell.sys.stat(path).type !== 'file')
    return yield* openFile(shell, path, { ...flags, exclusive: false })
  const code: ErrnoCode = 'EEXIST'
  const message =
    shell.dialect.name === 'bash'
      ? `${path}: cannot overwrite existing file`
      : shell.dialect.cannotRedirect(path, code, true)
  throw new ShellError(message, 'command', shell.dialect.redirectStatus)
}
