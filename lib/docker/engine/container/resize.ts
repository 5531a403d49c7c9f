import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { findExec } from './exec-create'
import { notRunning } from './kill'

/** `POST /containers/{id}/resize`: the size of a container's terminal, in characters. @throws EngineError */
export function* resizeContainer(
  engine: Engine,
  reference: string,
  height: number,
  width: number,
): Blocking<void> {
  const container = engine.containerStore.find(reference)
  const { task } = container
  if (!task) throw notRunning(container)
  yield* task.resize(width, height)
  yield* engine.logContainer(container, 'resize', { height: String(height), width: String(width) })
}

/** `POST /exec/{id}/resize`. @throws EngineError */
export function* resizeExec(engine: Engine, id: string, height: number, width: number): Blocking<void> {
  const { exec } = findExec(engine, id)
  if (!exec.task || !exec.isRunning) throw new EngineError('Conflict', 'exec process is not started')
  yield* exec.task.resize(width, height)
}
