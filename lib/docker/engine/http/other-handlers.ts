import { encode } from '../../../base/bytes'
import type {
  NetworkConnectRequest,
  NetworkCreateRequest,
  NetworkDisconnectRequest,
} from '../../api/types/network'
import type { VolumeCreateRequest } from '../../api/types/volume'
import { EngineError, notSimulated } from '../error'
import { Filters } from '../filters'
import { connectContainer, disconnectContainer } from '../network/connect'
import { createNetwork } from '../network/create'
import { inspectNetwork } from '../network/inspect'
import { listNetworks } from '../network/list'
import { pruneNetworks, removeNetwork } from '../network/remove'
import { describeDiskUsage } from '../system/disk-usage'
import { describeInfo } from '../system/info'
import { describeVersion } from '../system/version'
import { createVolume, removeVolume } from '../volume/create'
import { listVolumes, pruneVolumes } from '../volume/list'
import { describeVolume } from '../volume/volume-store'
import type { Exchange } from './exchange'
import type { Handler } from './handler'

const filtersOf = ({ query }: Exchange): Filters => Filters.parse(query.get('filters'))

const pingHeaders = {
  'builder-version': '2',
  'cache-control': 'no-cache, no-store, must-revalidate',
  pragma: 'no-cache',
  swarm: 'inactive',
}
const plainText = { 'content-type': 'text/plain; charset=utf-8' }

/** Networks, volumes and the engine itself. */
export const otherHandlers = {
  *ping(_engine, exchange) {
    yield* exchange.send(200, encode('OK'), pingHeaders, plainText)
  },
  *pingHead(_engine, exchange) {
    yield* exchange.send(200, encode(''), { ...pingHeaders, ...plainText, 'content-length': '0' })
  },
  *version({ sys }, exchange) {
    yield* exchange.sendJson(200, describeVersion(sys))
  },
  *info(engine, exchange) {
    yield* exchange.sendJson(200, yield* describeInfo(engine))
  },
  *diskUsage(engine, exchange) {
    yield* exchange.sendJson(200, describeDiskUsage(engine))
  },
  *pluginList(_engine, exchange) {
    yield* exchange.sendJson(200, [])
  },
  *pluginInspect(_engine, exchange) {
    throw new EngineError('NotFound', `plugin ${JSON.stringify(exchange.parameter('name'))} not found`)
  },

  *networkList(engine, exchange) {
    yield* exchange.sendJson(200, listNetworks(engine, filtersOf(exchange)))
  },
  *networkCreate(engine, exchange) {
    const request = (yield* exchange.json<NetworkCreateRequest>()) ?? { Name: '' }
    yield* exchange.sendJson(201, { Id: yield* createNetwork(engine, request), Warning: '' })
  },
  *networkPrune(engine, exchange) {
    yield* exchange.sendJson(200, yield* pruneNetworks(engine, filtersOf(exchange)))
  },
  *networkInspect(engine, exchange) {
    yield* exchange.sendJson(200, inspectNetwork(engine.networkStore.find(exchange.parameter('id'))))
  },
  *networkConnect(engine, exchange) {
    const { Container = '', EndpointConfig } = (yield* exchange.json<NetworkConnectRequest>()) ?? {}
    yield* connectContainer(engine, exchange.parameter('id'), Container, EndpointConfig ?? {})
    yield* exchange.sendStatus(200)
  },
  *networkDisconnect(engine, exchange) {
    const { Container = '', Force = false } = (yield* exchange.json<NetworkDisconnectRequest>()) ?? {}
    yield* disconnectContainer(engine, exchange.parameter('id'), Container, Force)
    yield* exchange.sendStatus(200)
  },
  *networkDelete(engine, exchange) {
    yield* removeNetwork(engine, exchange.parameter('id'))
    yield* exchange.sendStatus(204)
  },

  *volumeList(engine, exchange) {
    yield* exchange.sendJson(200, listVolumes(engine, filtersOf(exchange)))
  },
  *volumeCreate(engine, exchange) {
    const request = (yield* exchange.json<VolumeCreateRequest>()) ?? {}
    yield* exchange.sendJson(201, yield* createVolume(engine, request))
  },
  *volumePrune(engine, exchange) {
    yield* exchange.sendJson(200, yield* pruneVolumes(engine, filtersOf(exchange)))
  },
  *volumeInspect(engine, exchange) {
    yield* exchange.sendJson(200, describeVolume(engine.volumeStore.get(exchange.parameter('name'))))
  },
  *volumeDelete(engine, exchange) {
    yield* removeVolume(engine, exchange.parameter('name'), exchange.query.flag('force'))
    yield* exchange.sendStatus(204)
  },

  *distributionInspect() {
    throw notSimulated('asking a registry about an image')
  },
} as const satisfies Record<string, Handler>
