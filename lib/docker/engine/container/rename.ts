import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { dnsNames } from '../network/container-network'
import { endpointsOf } from '../network/endpoints-of'
import { checkpoint } from './checkpoint'

/** `docker rename` (moby ContainerRename). @throws EngineError */
export function* renameContainer(engine: Engine, reference: string, newName: string): Blocking<void> {
  if (reference === '' || newName === '') {
    throw new EngineError('InvalidParameter', 'Neither old nor new names may be empty')
  }
  const container = engine.containerStore.find(reference)
  yield* container.mutex.hold(function* () {
    const oldName = container.name
    if (newName.replace(/^\//, '') === oldName) {
      throw new EngineError('InvalidParameter', 'Renaming a container with the same name as its current name')
    }
    try {
      container.name = engine.containerStore.reserveName(
        container.id,
        newName.startsWith('/') ? newName : `/${newName}`,
      )
    } catch (error) {
      throw error instanceof EngineError ? error.wrap('Error when allocating new name') : error
    }
    engine.containerStore.releaseName(oldName)
    for (const { network, endpoint } of endpointsOf(engine, container)) {
      const settings = container.endpoints.get(network.name)
      if (!settings) continue
      endpoint.containerName = container.name
      endpoint.dnsNames = dnsNames(container, settings)
      if (settings.DNSNames)
        container.endpoints.set(network.name, { ...settings, DNSNames: [...endpoint.dnsNames] })
    }
    yield* checkpoint(engine, container)
    yield* engine.logContainer(container, 'rename', { oldName: `/${oldName}` })
  })
}
