import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { EngineError } from '../../error'
import { DockerfileError } from '../dockerfile/error'
import type { Node } from '../dockerfile/node'

/** A failure with the lines of the Dockerfile it is about. */
export class SourceError extends EngineError {
  constructor(
    message: string,
    readonly startLine: number,
    readonly endLine: number,
  ) {
    super('System', message)
  }

  /** Does something on behalf of an instruction, whose lines failures then carry. @throws SourceError */
  static *at<T>(node: Node | undefined, work: () => Blocking<T>): Blocking<T> {
    try {
      return yield* work()
    } catch (error) {
      const isOurs = error instanceof EngineError || error instanceof DockerfileError
      if (!isOurs || error instanceof SourceError || !node) throw error
      throw new SourceError(error.message, node.startLine, node.endLine)
    }
  }
}
