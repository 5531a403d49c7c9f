import { isErrno } from '../../../linux/kernel/errno'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { HostConfig, Resources, UpdateConfig } from '../../api/types/host-config'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { applyResources, resourcesOf } from '../runtime/resources'
import { goErrorText } from '../runtime/runtime-error'
import { checkpoint } from './checkpoint'
import type { Container } from './container'
import { hostConfig } from './request-config'
import { cgroupPath } from './spec'
import { validateRestartPolicy } from './validate-config'
import { validateResources } from './validate-resources'

/** `docker update`: new limits, also of what runs, and a new restart policy (moby ContainerUpdate). @throws EngineError */
export function* updateContainer(
  engine: Engine,
  reference: string,
  { RestartPolicy, ...asked }: UpdateConfig,
): Blocking<string[]> {
  const container = engine.containerStore.find(reference)
  const wanted = Object.fromEntries(Object.entries(asked).filter(([, value]) => isSet(value)))
  const warnings = validateResources(hostConfig(wanted), engine.processors)
  return yield* container.mutex.hold(function* () {
    const next: HostConfig = { ...container.hostConfig, ...wanted }
    if (RestartPolicy?.Name) {
      const { Name, MaximumRetryCount = 0 } = RestartPolicy
      next.RestartPolicy = { Name, MaximumRetryCount }
      validateRestartPolicy(next)
      if (container.hostConfig.AutoRemove && Name !== 'no') {
        const reason = 'Restart policy cannot be updated because AutoRemove is enabled for the container'
        throw new EngineError('InvalidParameter', reason)
      }
    }
    const conflict = conflictOf(container.hostConfig, wanted)
    if (conflict) throw cannotUpdate(container, conflict)
    const before = container.hostConfig
    container.hostConfig = next
    try {
      if (container.task) yield* applyResources(engine.sys, cgroupPath(container), resourcesOf(next))
    } catch (error) {
      container.hostConfig = before
      throw isErrno(error) ? cannotUpdate(container, goErrorText(error)) : error
    }
    yield* checkpoint(engine, container)
    yield* engine.logContainer(container, 'update')
    return warnings
  })
}

function cannotUpdate({ id }: Container, reason: string): EngineError {
  return new EngineError('Conflict', `Cannot update container ${id}: ${reason}`)
}

/** What was set in one way cannot be set in another (moby container.UpdateContainer). */
function conflictOf(now: Resources, wanted: Partial<Resources>): string | undefined {
  const { NanoCpus, CpuPeriod, CpuQuota, Memory = 0, MemorySwap } = wanted
  if (NanoCpus && now.CpuPeriod > 0)
    return 'Conflicting options: Nano CPUs cannot be updated as CPU Period has already been set'
  if (NanoCpus && now.CpuQuota > 0)
    return 'Conflicting options: Nano CPUs cannot be updated as CPU Quota has already been set'
  if (CpuPeriod && now.NanoCpus > 0)
    return 'Conflicting options: CPU Period cannot be updated as NanoCPUs has already been set'
  if (CpuQuota && now.NanoCpus > 0)
    return 'Conflicting options: CPU Quota cannot be updated as NanoCPUs has already been set'
  if (Memory > now.MemorySwap && !MemorySwap)
    return 'Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time'
  return undefined
}

/** Zero values mean "leave it". */
function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== null && value !== undefined && value !== 0 && value !== ''
}
