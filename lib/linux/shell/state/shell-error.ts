/**
 * Stops the command that runs, with a message: `command` only that one, `line` the rest of the line read with it,
 * `shell` the whole shell unless it is interactive.
 */
export class ShellError extends Error {
  override readonly name = 'ShellError'
  /** the user has been told, where the shell still knew in which function it was */
  reported = false

  constructor(
    message: string,
    readonly stops: 'command' | 'line' | 'shell' = 'line',
    readonly status = 1,
  ) {
    super(message)
  }
}

/** An assignment to a read-only variable: fatal to the line on its own, a failure in a builtin or a loop. */
export class ReadonlyError extends ShellError {
  constructor(name: string) {
    super(`${name}: readonly variable`)
  }
}
