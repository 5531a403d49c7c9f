import type { Blocking } from '../../../linux/kernel/wait-queue'
import { contains, formatPrefix, type Prefix, parseAddress, parsePrefix } from '../../../linux/net/ipv4'
import type { IpamPool, NetworkCreateRequest } from '../../api/types/network'
import type { Engine } from '../engine'
import { EngineError, notSimulated } from '../error'
import { generateId } from '../identifier'
import { AddressPool, overlaps } from './address-pool'
import { createBridge } from './bridge-driver'
import { Ipv6Pool } from './ipv6-pool'
import { Network, PREDEFINED } from './network'

const invalid = (message: string) => new EngineError('InvalidParameter', message)

/** `docker network create`: a bridge of its own; its id (moby createNetwork). @throws EngineError */
export function* createNetwork(engine: Engine, request: NetworkCreateRequest): Blocking<string> {
  const { Name: name } = request
  const driver = request.Driver || 'bridge'
  validateName(engine, name, driver)
  if (request.ConfigOnly || request.ConfigFrom?.Network) throw notSimulated('a configuration-only network')
  const configs = request.IPAM?.Config ?? []
  const isIpv6 = ({ Subnet = '' }: IpamPool) => Subnet.includes(':')
  const own = configs.filter((one) => !isIpv6(one))
  const { pool, config, hasOwnSubnet } = addressPool(engine, own)
  const pool6 = request.EnableIPv6 ? Ipv6Pool.create(engine.sys, configs.find(isIpv6)) : undefined
  const network = new Network({
    id: generateId(engine.sys),
    name,
    created: engine.sys.realtime(),
    driver: 'bridge',
    ipam: {
      Driver: request.IPAM?.Driver || 'default',
      Options: request.IPAM?.Options ?? {},
      Config: [config, ...(pool6 ? [{ Subnet: pool6.subnet, Gateway: pool6.gateway }] : [])],
    },
    pools: [pool],
    hasOwnSubnet,
    enableIPv4: request.EnableIPv4 ?? true,
    enableIPv6: pool6 !== undefined,
    ...(pool6 && { pool6 }),
    internal: request.Internal ?? false,
    attachable: request.Attachable ?? false,
    options: request.Options ?? {},
    labels: request.Labels ?? {},
  })
  engine.networkStore.add(network)
  createBridge(engine.sys, network)
  yield* engine.log('network', 'create', network.id, { name, type: network.driver })
  return network.id
}

function validateName(engine: Engine, name: string, driver: string): void {
  if (name.trim() === '') throw invalid('invalid name: name is empty')
  if (PREDEFINED.includes(name))
    throw new EngineError('Forbidden', `operation is not permitted on predefined ${name} network`)
  if (engine.networkStore.findByName(name))
    throw new EngineError('Conflict', `network with name ${name} already exists`)
  if (driver === 'host' || driver === 'null') {
    throw new EngineError('Forbidden', `only one instance of "${driver}" network is allowed`)
  }
  if (driver === 'overlay') {
    throw new EngineError(
      'Unavailable',
      'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
    )
  }
  if (driver === 'macvlan' || driver === 'ipvlan') throw notSimulated(`a network with the driver ${driver}`)
  if (driver !== 'bridge') throw new EngineError('NotFound', `plugin "${driver}" not found`)
}

interface Addresses {
  readonly pool: AddressPool
  readonly config: IpamPool
  readonly hasOwnSubnet: boolean
}

function addressPool(engine: Engine, configs: readonly IpamPool[]): Addresses {
  const [asked] = configs.filter(({ Subnet }) => Subnet)
  if (!asked) {
    const subnet = engine.networkStore.freeSubnet()
    return withGateway(new AddressPool(subnet), { Subnet: formatPrefix(subnet) }, false)
  }
  if (configs.length > 1) throw notSimulated('a network with several subnets')
  const { subnet, range } = validateIpam(asked)
  if (engine.networkStore.subnets.some((other) => overlaps(other, subnet))) {
    throw new EngineError(
      'Forbidden',
      'invalid pool request: Pool overlaps with other one on this address space',
    )
  }
  return withGateway(new AddressPool(subnet, range), asked, true)
}

function withGateway(pool: AddressPool, asked: IpamPool, hasOwnSubnet: boolean): Addresses {
  const wanted = asked.Gateway
    ? parseAddress(asked.Gateway)
    : pool.range.network + (pool.range === pool.subnet ? 1 : 0)
  const gateway = pool.reserve(wanted ?? pool.subnet.network + 1)
  for (const address of Object.values(asked.AuxiliaryAddresses ?? {}))
    pool.reserve(parseAddress(address) ?? -1)
  pool.seal()
  return {
    pool,
    hasOwnSubnet,
    config: {
      ...(asked.Subnet && { Subnet: asked.Subnet }),
      ...(asked.IPRange && { IPRange: asked.IPRange }),
      Gateway: gateway,
      ...(asked.AuxiliaryAddresses && { AuxiliaryAddresses: asked.AuxiliaryAddresses }),
    },
  }
}

/** @throws EngineError InvalidParameter listing all that is wrong (moby ValidateIPAM) */
function validateIpam({ Subnet = '', IPRange = '', Gateway = '', AuxiliaryAddresses = {} }: IpamPool): {
  subnet: Prefix
  range: Prefix
} {
  const subnet = parseCidr(Subnet)
  if (!subnet) throw joined([`invalid subnet ${Subnet}: invalid CIDR block notation`])
  const problems: string[] = []
  if (subnet.address !== subnet.network)
    problems.push(`invalid subnet ${Subnet}: it should be ${formatPrefix(subnet)}`)
  const range = IPRange === '' ? subnet : parseCidr(IPRange)
  if (!range) problems.push(`invalid ip-range ${IPRange}: invalid CIDR block notation`)
  else {
    if (range.length < subnet.length) {
      problems.push(`invalid ip-range ${IPRange}: CIDR block is bigger than its parent subnet ${Subnet}`)
    }
    if (range.address !== range.network)
      problems.push(`invalid ip-range ${IPRange}: it should be ${formatPrefix(range)}`)
    if (!overlaps(range, subnet))
      problems.push(`invalid ip-range ${IPRange}: parent subnet ${Subnet} doesn't contain ip-range`)
  }
  const checkAddress = (text: string, what: string) => {
    const address = parseAddress(text)
    if (address === undefined) problems.push(`invalid ${what}: invalid address`)
    else if (!contains(subnet, address))
      problems.push(`invalid ${what}: parent subnet ${Subnet} doesn't contain this address`)
  }
  if (Gateway !== '') checkAddress(Gateway, `gateway ${Gateway}`)
  for (const [name, address] of Object.entries(AuxiliaryAddresses))
    checkAddress(address, `auxiliary address ${name}`)
  if (problems.length > 0) throw joined(problems)
  return { subnet, range: range && IPRange !== '' ? range : subnet }
}

function parseCidr(text: string): ReturnType<typeof parsePrefix> {
  return text.includes('/') ? parsePrefix(text) : undefined
}

/** Several errors as one, each on a line of its own (moby multierror). */
function joined(problems: readonly string[]): EngineError {
  const [single] = problems
  const text = problems.length === 1 ? single : `* ${problems.join('\n* ')}`
  return invalid(`invalid network config:\n${text}`)
}
