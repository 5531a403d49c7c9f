import type { InputStream, OutputStream, Process } from './program'
import { FdInput, FdOutput } from './streams'
import type { Syscalls } from './syscalls'
import type { Task } from './task'

/** The process handed to a program. Its parts are made when first used: thousands of these sleep at a time. */
export class UserProcess implements Process {
  readonly argv: readonly string[]
  #env: Map<string, string> | undefined
  #stdin: InputStream | undefined
  #stdout: OutputStream | undefined
  #stderr: OutputStream | undefined
  readonly #initialEnv: readonly string[]

  constructor(
    readonly sys: Syscalls,
    task: Task,
  ) {
    this.argv = task.image.argv
    this.#initialEnv = task.image.env
  }

  get env(): Map<string, string> {
    if (!this.#env) {
      this.#env = new Map()
      for (const entry of this.#initialEnv) {
        const equals = entry.indexOf('=')
        if (equals > 0) this.#env.set(entry.slice(0, equals), entry.slice(equals + 1))
      }
    }
    return this.#env
  }

  get stdin(): InputStream {
    this.#stdin ??= new FdInput(this.sys, 0)
    return this.#stdin
  }

  get stdout(): OutputStream {
    this.#stdout ??= new FdOutput(this.sys, 1)
    return this.#stdout
  }

  get stderr(): OutputStream {
    this.#stderr ??= new FdOutput(this.sys, 2)
    return this.#stderr
  }
}
