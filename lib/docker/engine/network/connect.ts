import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { EndpointSettings } from '../../api/types/network'
import { checkpoint } from '../container/checkpoint'
import type { Container } from '../container/container'
import { writeEtcFiles } from '../container/etc-files'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { plugIn } from './bridge-driver'
import {
  allocateEndpoint,
  emptyEndpoint,
  gatewayEndpoint,
  releaseEndpoint,
  validateFixedAddress,
} from './container-network'
import { startDnsServer } from './dns-server'
import type { Network } from './network'

/** `docker network connect` (moby ConnectToNetwork). @throws EngineError */
export function* connectContainer(
  engine: Engine,
  networkReference: string,
  containerReference: string,
  settings: Partial<EndpointSettings>,
): Blocking<void> {
  const network = engine.networkStore.find(networkReference)
  const container = engine.containerStore.find(containerReference)
  yield* container.mutex.hold(function* () {
    refuse(container, network)
    const endpoint: EndpointSettings = { ...emptyEndpoint, ...settings }
    validateFixedAddress(network, endpoint)
    if (container.endpoints.has(network.name)) {
      throw new EngineError(
        'Forbidden',
        `endpoint with name ${container.name} already exists in network ${network.name}`,
      )
    }
    if (!container.task) {
      container.endpoints.set(network.name, endpoint)
    } else {
      const allocated = yield* allocateEndpoint(engine, container, network, endpoint)
      const isGateway =
        gatewayEndpoint(engine, container)?.network === network &&
        engine.networkStore.all.every((other) => other === network || !other.endpoints.has(container.id))
      yield* plugIn(engine.sys, container.pid, network, allocated, isGateway)
      yield* writeEtcFiles(engine, container)
      yield* startDnsServer(engine, container, container.pid)
    }
    yield* checkpoint(engine, container)
  })
}

function refuse(container: Container, network: Network): void {
  const invalid = (message: string) => new EngineError('InvalidParameter', message)
  const mode = container.hostConfig.NetworkMode
  if (network.driver === 'host') {
    throw invalid('cannot connect container to host network - container must be created in host network mode')
  }
  if (mode.startsWith('container:') || mode === 'host') {
    throw invalid(
      'container sharing network namespace with another container or host cannot be connected to any other network',
    )
  }
  if (network.driver === 'null' || mode === 'none') {
    throw invalid(
      'container cannot be connected to multiple networks with one of the networks in private (none) mode',
    )
  }
}

/** `docker network disconnect`. @throws EngineError */
export function* disconnectContainer(
  engine: Engine,
  networkReference: string,
  containerReference: string,
  force: boolean,
): Blocking<void> {
  const network = engine.networkStore.find(networkReference)
  const container = findForDisconnect(engine, containerReference, force)
  yield* container.mutex.hold(function* () {
    if (network.driver === 'host') {
      throw new EngineError(
        'InvalidParameter',
        'cannot disconnect container from host network - container was created in host network mode',
      )
    }
    if (!container.endpoints.has(network.name)) {
      throw new EngineError(
        'Forbidden',
        `container ${container.id} is not connected to network ${network.name}`,
      )
    }
    const endpoint = network.endpoints.get(container.id)
    if (endpoint) yield* releaseEndpoint(engine, container, network, endpoint)
    container.endpoints.delete(network.name)
    yield* checkpoint(engine, container)
  })
}

function findForDisconnect(engine: Engine, reference: string, force: boolean): Container {
  try {
    return engine.containerStore.find(reference)
  } catch (error) {
    if (force && error instanceof EngineError)
      throw new EngineError('NotFound', `endpoint ${reference} not found`)
    throw error
  }
}
