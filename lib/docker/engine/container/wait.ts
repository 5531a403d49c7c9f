import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { WaitCondition, WaitResponse } from '../../api/types/container'
import type { Container } from './container'

/** Waits for a container to stop, to stop the next time, or to be gone; undefined when the client hung up meanwhile. */
export function* waitForContainer(
  container: Container,
  condition: WaitCondition,
  client: number,
): Blocking<WaitResponse | undefined> {
  const exits = container.exits
  const isMet = (): boolean => {
    if (condition === 'removed') return container.isRemoved
    return container.exits !== exits || (condition === 'not-running' && !container.isRunning)
  }
  const wasMet = isMet()
  while (!isMet()) {
    if ((yield* container.changed.wait({ watch: client })) === 'watched') return undefined
  }
  const { code, error } = wasMet ? { code: container.exitCode, error: container.error } : container.lastExit
  return { ...(error !== '' && { Error: { Message: error } }), StatusCode: code }
}
