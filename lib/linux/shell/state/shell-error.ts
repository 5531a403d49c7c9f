/**
 * Stops the command that runs, with a message: `command` only that one, `line` the rest of the line read with it,
 * `shell` the whole shell unless it is interactive.
 */
export class ShellError extends Error {
  override readonly name = 'ShellError'

  constructor(
    message: string,
    readonly stops: 'command' | 'line' | 'shell' = 'line',
    readonly status = 1,
  ) {
    super(message)
  }
}
