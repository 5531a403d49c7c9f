import { MICROSECOND, SECOND } from '../../../base/clock'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { latency } from '../latency'
import { releaseNetwork } from '../network/container-network'
import { removeBundle } from '../runtime/bundle'
import type { TaskExit } from '../runtime/task'
import { checkpoint } from './checkpoint'
import { cleanUp } from './clean-up'
import type { Container } from './container'
import { removeContainer } from './remove'
import { setStopped } from './state-changes'

/** Writing state to disk takes dockerd about this long. */
const DISK_TIME = 20 * MICROSECOND

/** A container's process 1 has ended: tidies up, and starts it again if its policy says so (moby handleContainerExit). */
export function* handleExit(
  engine: Engine,
  container: Container,
  exit: TaskExit,
  restart: () => Blocking<void>,
): Blocking<void> {
  let restartDelay: number | undefined
  yield* container.mutex.hold(function* () {
    const startedAt = container.startedAt ?? engine.sys.realtime()
    const now = engine.sys.realtime()
    const duration = (now.seconds - startedAt.seconds) * SECOND + now.nanoseconds - startedAt.nanoseconds
    container.oomKilled = exit.oomKilled
    if (exit.oomKilled) yield* engine.logContainer(container, 'oom')
    yield* container.output.end()
    yield* engine.sys.nanosleep(latency.exit)
    restartDelay = container.backoff.next(container.hostConfig.RestartPolicy, {
      exitCode: exit.status,
      duration,
      hasBeenManuallyStopped: container.hasBeenManuallyStopped,
    })
    removeBundle(engine.sys, container.id)
    yield* container.stdin.wake()
    container.resetStreams()
    unregisterExecs(container)
    yield* releaseNetwork(engine, container)
    yield* cleanUp(engine, container)
    if (restartDelay !== undefined) container.restartCount++
    yield* setStopped(engine, container, restartDelay === undefined ? 'exited' : 'restarting', exit.status)
    // Whoever waited for the stop gets its turn before the die event, as with the real daemon's disk in between.
    yield* engine.sys.nanosleep(DISK_TIME)
    yield* checkpoint(engine, container)
    const attributes = { exitCode: String(exit.status), execDuration: String(Math.trunc(duration / SECOND)) }
    yield* engine.logContainer(container, 'die', attributes)
  })
  if (restartDelay !== undefined) {
    const delay = restartDelay
    engine.sys.thread(() => restartLater(engine, container, delay, restart))
  } else if (!container.hasBeenManuallyRestarted) {
    yield* autoRemove(engine, container)
  }
}

/** Execs end with the container. */
function unregisterExecs(container: Container): void {
  for (const [id, exec] of container.execs) if (!exec.isRunning) container.execs.delete(id)
}

function* restartLater(
  engine: Engine,
  container: Container,
  delay: number,
  restart: () => Blocking<void>,
): Blocking<void> {
  const deadline = engine.sys.now() + delay
  while (!container.backoff.isCancelled && engine.sys.now() < deadline) {
    yield* container.changed.wait({ timeout: deadline - engine.sys.now() })
  }
  if (container.state.status !== 'restarting') return
  if (!container.backoff.isCancelled) {
    try {
      yield* restart()
      return
    } catch {
      // The reason is in the container's State.Error, where dockerd leaves it too.
    }
  }
  yield* setStopped(engine, container, 'exited', container.exitCode)
  yield* checkpoint(engine, container)
  yield* autoRemove(engine, container)
}

function* autoRemove(engine: Engine, container: Container): Blocking<void> {
  if (!container.hostConfig.AutoRemove || container.isBeingRemoved || container.isRemoved) return
  yield* removeContainer(engine, container.id, { force: true, removeVolumes: true, isAutomatic: true })
}
