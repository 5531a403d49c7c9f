import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { BuildStatus, BuildVertex } from '../../../api/types/build-status'
import { sha256 } from '../../../registry/digest'
import type { Engine } from '../../engine'
import { EngineError } from '../../error'

/** One step while it is being done. */
export interface Step {
  /** Says what the step's own line shows. */
  status(text: string, started?: number): Blocking<void>
  log(data: string): Blocking<void>
  warn(text: string): Blocking<void>
  /** Nothing had to be done. */
  isCached: boolean
}

/** Tells a client what a build is doing, step by step. */
export class Progress {
  #count = 0

  constructor(
    private readonly engine: Engine,
    private readonly report: (status: BuildStatus) => Blocking<void>,
  ) {}

  /** Does one step and reports its beginning and end. @throws what `work` throws, after reporting it */
  *step<T>(name: string, work: (step: Step) => Blocking<T>): Blocking<T> {
    const { sys } = this.engine
    const vertex: BuildVertex = { digest: sha256(`${this.#count++} ${name}`), name, started: sys.now() }
    yield* this.report({ vertexes: [{ ...vertex }] })
    const step = this.#step(vertex.digest)
    try {
      const result = yield* work(step)
      yield* this.report({
        vertexes: [{ ...vertex, completed: sys.now(), ...(step.isCached && { cached: true }) }],
      })
      return result
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      yield* this.report({ vertexes: [{ ...vertex, completed: sys.now(), error: error.message }] })
      throw error
    }
  }

  #step(vertex: string): Step {
    const { report } = this
    const { sys } = this.engine
    return {
      isCached: false,
      *status(text, started = sys.now()) {
        yield* report({ statuses: [{ vertex, text, started, completed: sys.now() }] })
      },
      *log(data) {
        yield* report({ logs: [{ vertex, data, time: sys.now() }] })
      },
      *warn(text) {
        yield* report({ warnings: [{ vertex, text }] })
      },
    }
  }
}
