import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { UpdateConfig } from '../../api/types/host-config'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { checkpoint } from './checkpoint'
import { validateRestartPolicy } from './validate-config'
import { validateResources } from './validate-resources'

/** `docker update`: a new restart policy; limits are refused as at create. @throws EngineError */
export function* updateContainer(
  engine: Engine,
  reference: string,
  change: UpdateConfig,
): Blocking<string[]> {
  const container = engine.containerStore.find(reference)
  return yield* container.mutex.hold(function* () {
    const { RestartPolicy, ...resources } = change
    const wanted = Object.fromEntries(Object.entries(resources).filter(([, value]) => isSet(value)))
    const next = { ...container.hostConfig, ...wanted }
    const warnings = validateResources(next, engine.processors)
    if (RestartPolicy?.Name) {
      if (container.hostConfig.AutoRemove && RestartPolicy.Name !== 'no') {
        throw new EngineError(
          'InvalidParameter',
          'Restart policy cannot be updated because AutoRemove is enabled for the container',
        )
      }
      const { Name, MaximumRetryCount = 0 } = RestartPolicy
      next.RestartPolicy = { Name, MaximumRetryCount }
      validateRestartPolicy(next)
    }
    container.hostConfig = next
    yield* checkpoint(engine, container)
    yield* engine.logContainer(container, 'update')
    return warnings
  })
}

/** Zero values mean "leave it". */
function isSet(value: unknown): boolean {
  return (
    value !== null &&
    value !== undefined &&
    value !== 0 &&
    value !== '' &&
    !(Array.isArray(value) && value.length === 0)
  )
}
