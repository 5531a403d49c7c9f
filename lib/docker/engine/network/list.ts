import type { NetworkInspect } from '../../api/types/network'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import type { Filters } from '../filters'
import { inspectNetwork } from './inspect'
import { PREDEFINED } from './network'

/** `docker network ls`. @throws EngineError for a bad filter */
export function listNetworks(engine: Engine, filters: Filters): NetworkInspect[] {
  filters.validate('dangling', 'driver', 'id', 'label', 'name', 'scope', 'type')
  for (const type of filters.get('type')) {
    if (type !== 'builtin' && type !== 'custom')
      throw new EngineError('InvalidParameter', `invalid filter: 'type'='${type}'`)
  }
  const dangling = filters.has('dangling') ? filters.bool('dangling', false) : undefined
  return engine.networkStore.all
    .filter((network) => {
      const { name, id, driver, init } = network
      const isBuiltin = PREDEFINED.includes(name)
      return (
        filters.matches('name', name) &&
        filters.matches('id', id) &&
        filters.matchesExactly('driver', driver) &&
        filters.matchesExactly('scope', 'local') &&
        filters.matchesLabels('label', init.labels) &&
        filters.matchesExactly('type', isBuiltin ? 'builtin' : 'custom') &&
        (dangling === undefined || dangling === (!isBuiltin && network.endpoints.size === 0))
      )
    })
    .map((network) => inspectNetwork(network, false))
}
