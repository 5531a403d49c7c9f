import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { NetworkPruneReport } from '../../api/types/network'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { nanoseconds } from '../event/event-log'
import type { Filters } from '../filters'
import { matchesPruneLabels, parseUntil } from '../prune-filter'
import { deleteBridge } from './bridge-driver'
import type { Network } from './network'

/** `docker network rm`. @throws EngineError NotFound, Forbidden */
export function* removeNetwork(engine: Engine, reference: string): Blocking<void> {
  const network = engine.networkStore.find(reference)
  if (network.isPredefined) {
    throw new EngineError('Forbidden', `${network.name} is a pre-defined network and cannot be removed`)
  }
  if (network.endpoints.size > 0) {
    const active = [...network.endpoints.values()].map(
      ({ containerName, id }) => `name:"${containerName}" id:"${id.slice(0, 12)}"`,
    )
    throw new EngineError(
      'Forbidden',
      `error while removing network: network ${network.name} has active endpoints (${active.join(', ')})`,
    )
  }
  yield* destroy(engine, network)
}

function* destroy(engine: Engine, network: Network): Blocking<void> {
  deleteBridge(engine.sys, network)
  engine.networkStore.delete(network)
  yield* engine.log('network', 'destroy', network.id, { name: network.name, type: network.driver })
}

/** `docker network prune`: removes networks no container is in. */
export function* pruneNetworks(engine: Engine, filters: Filters): Blocking<NetworkPruneReport> {
  filters.validate('label', 'label!', 'until')
  const until = parseUntil(filters, engine.sys.realtime())
  const deleted: string[] = []
  for (const network of engine.networkStore.all) {
    if (network.isPredefined || network.endpoints.size > 0) continue
    if (until !== undefined && nanoseconds(network.init.created) >= until) continue
    if (!matchesPruneLabels(filters, network.init.labels)) continue
    yield* destroy(engine, network)
    deleted.push(network.name)
  }
  yield* engine.log('network', 'prune', '', { reclaimed: '0' })
  return { NetworksDeleted: deleted.length > 0 ? deleted : null }
}
