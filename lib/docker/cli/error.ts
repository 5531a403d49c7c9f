/** Ends the command: the message goes to standard error (nothing when empty), the status is the exit status. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly status = 1,
  ) {
    super(message)
  }
}

/** An error answered by the daemon. */
export class DaemonError extends CommandError {
  constructor(
    readonly daemonMessage: string,
    /** the HTTP status */
    readonly httpStatus: number,
  ) {
    super(`Error response from daemon: ${daemonMessage}`)
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof DaemonError && error.httpStatus === 404
}

/** The text of anything thrown that is meant for the user; other failures are thrown on. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message
  throw error
}
