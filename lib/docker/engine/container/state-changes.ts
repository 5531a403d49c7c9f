import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { beginHealth, updateHealth } from '../health/monitor'
import type { Task } from '../runtime/task'
import type { Container } from './container'

/** The container runs (moby State.SetRunning). */
export function* setRunning(engine: Engine, container: Container, task: Task): Blocking<void> {
  container.state = { status: 'running', task, paused: false }
  container.startedAt = engine.sys.realtime()
  container.exitCode = 0
  container.error = ''
  container.oomKilled = false
  yield* beginHealth(engine, container)
  yield* container.changed.notify()
}

export function* setPaused(engine: Engine, container: Container, paused: boolean): Blocking<void> {
  if (container.state.status === 'running') container.state = { ...container.state, paused }
  yield* updateHealth(engine, container)
  yield* container.changed.notify()
}

/** The container has stopped, for good or until it is started again by its policy. */
export function* setStopped(
  engine: Engine,
  container: Container,
  status: 'exited' | 'restarting',
  exitCode: number,
): Blocking<void> {
  container.state = { status }
  container.finishedAt = engine.sys.realtime()
  container.exitCode = exitCode
  yield* updateHealth(engine, container)
  yield* notifyExit(container)
}

/** Those who wait for the container to stop, or to be gone, hear of it; so do those who follow its log. */
export function* notifyExit(container: Container): Blocking<void> {
  container.exits++
  container.lastExit = { code: container.exitCode, error: container.error }
  yield* container.changed.notify()
  yield* container.logged.notify()
}
