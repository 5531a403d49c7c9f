import type { Blocking } from '../../linux/kernel/wait-queue'
import { Condition } from './condition'
import { stopContainer } from './container/stop'
import type { Engine } from './engine'

/** dockerd gives containers this long when it ends (`--shutdown-timeout`). */
const TIMEOUT_SECONDS = 15

/** Stops all containers at once, as dockerd does before it ends. */
export function* shutDown(engine: Engine): Blocking<void> {
  engine.isShuttingDown = true
  const running = engine.containerStore.all.filter(({ isRunning }) => isRunning)
  const done = new Condition(engine.sys)
  let left = running.length
  for (const container of running) {
    engine.sys.thread(function* () {
      yield* stopContainer(engine, container, {
        timeoutSeconds: engine.config['shutdown-timeout'] ?? TIMEOUT_SECONDS,
      })
      left--
      yield* done.notify()
    })
  }
  while (left > 0) yield* done.wait()
}
