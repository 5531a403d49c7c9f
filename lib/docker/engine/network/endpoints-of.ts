import type { Container } from '../container/container'
import type { Engine } from '../engine'
import type { Endpoint, Network } from './network'

/** A running container's places in networks, with these. */
export function endpointsOf(
  engine: Engine,
  container: Container,
): { network: Network; endpoint: Endpoint }[] {
  return [...container.endpoints.keys()].flatMap((name) => {
    const network = engine.networkStore.findByName(name)
    const endpoint = network?.endpoints.get(container.id)
    return network && endpoint ? [{ network, endpoint }] : []
  })
}
