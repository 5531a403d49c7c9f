import { decode } from '../../../base/bytes'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { HostConfig } from '../../api/types/host-config'
import type { Container } from '../container/container'
import { createContainer } from '../container/create'
import { killContainer } from '../container/kill'
import type { OutputStream } from '../container/output-streams'
import { startContainer } from '../container/start'
import { waitForContainer } from '../container/wait'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { imageConfigOf, type RunConfig } from './run-config'

type Emit = (stream: OutputStream, text: string) => Blocking<void>

/** Makes the container of a step. @throws EngineError */
export function* createStepContainer(
  engine: Engine,
  imageId: string,
  config: RunConfig,
  host: Partial<HostConfig>,
): Blocking<Container> {
  const { Entrypoint, Cmd, ...rest } = imageConfigOf(config)
  const request = {
    ...(JSON.parse(JSON.stringify(rest)) as Record<string, never>),
    Image: imageId,
    Cmd: [...(Cmd ?? [])],
    Entrypoint: [...(Entrypoint ?? [''])],
    HostConfig: host,
  }
  const { Id } = yield* createContainer(engine, request, { name: '', platform: '' })
  return engine.containerStore.find(Id)
}

/** Runs a step to its end, passing on what it prints; its exit status. @throws EngineError when it cannot start, or nobody waits any more */
export function* runStepContainer(
  engine: Engine,
  container: Container,
  client: number,
  emit: Emit,
): Blocking<number> {
  container.output.add({
    *write(stream, bytes) {
      yield* emit(stream, decode(bytes))
      return true
    },
    *end() {},
  })
  yield* startContainer(engine, container)
  const outcome = yield* waitForContainer(container, 'not-running', client)
  yield* container.settled()
  if (outcome) return outcome.StatusCode
  if (container.isRunning) yield* killContainer(engine, container)
  throw new EngineError('System', 'Build cancelled')
}
