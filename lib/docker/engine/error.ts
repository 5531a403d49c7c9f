/** What kind of failure it is; the API's edge turns it into an HTTP status (moby errdefs). */
export type ErrorCode =
  | 'NotFound'
  | 'Conflict'
  | 'InvalidParameter'
  | 'NotModified'
  | 'Unauthorized'
  | 'Forbidden'
  | 'Unavailable'
  | 'NotImplemented'
  | 'System'

/** A failure of the engine, worded as dockerd words it. */
export class EngineError extends Error {
  override readonly name = 'EngineError'

  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message)
  }

  /** The same failure with words in front, as Go's `%w` wrapping gives. */
  wrap(prefix: string): EngineError {
    return new EngineError(this.code, `${prefix}: ${this.message}`)
  }
}

/** What the simulator does not do fails plainly instead of pretending. */
export function notSimulated(what: string): EngineError {
  return new EngineError('NotImplemented', `${what} is not simulated here`)
}
