import { EngineError } from '../error'

/** A failed step whose own exit status becomes the client's. */
export class StepError extends EngineError {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super('System', message)
  }
}
