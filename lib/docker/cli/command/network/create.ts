import type { Ipam } from '../../../api/types/network'
import { command, exactly } from '../../command'
import { listOf, mapOf, strings } from '../../flag/collecting-types'
import { bool, string } from '../../flag/scalar-types'
import { keyValues } from '../../opts/cut'
import { ipamPools } from '../../opts/ipam'
import { validateLabel } from '../../opts/key-value'

export const create = command({
  use: '[OPTIONS] NETWORK',
  summary: { en: 'Make a network', zh: '创建网络' },
  args: exactly(1),
  flags: {
    attachable: { type: bool, help: 'Let containers be attached by hand' },
    'aux-address': { type: mapOf(), help: 'Address the driver must keep free' },
    'config-from': { type: string, help: 'Network to take the configuration from', support: 'partial' },
    'config-only': { type: bool, help: 'Make a mere configuration', support: 'partial' },
    driver: { type: string, short: 'd', default: 'bridge', help: 'Network driver' },
    gateway: { type: strings, help: 'Gateway of a subnet' },
    ingress: { type: bool, help: "Make the swarm's routing mesh", only: 'swarm', support: 'none' },
    internal: { type: bool, help: 'Leave no way out' },
    'ip-range': { type: strings, help: 'Give addresses out of this range only' },
    'ipam-driver': { type: string, default: 'default', help: 'Driver that gives out addresses' },
    'ipam-opt': { type: mapOf(), help: 'Option of that driver' },
    ipv4: { type: bool, default: true, help: 'Give IPv4 addresses' },
    ipv6: { type: bool, help: 'Give IPv6 addresses', support: 'partial' },
    label: { type: listOf(validateLabel), help: 'Attach a label' },
    opt: { type: mapOf(), short: 'o', help: 'Option of the driver' },
    scope: { type: string, help: 'Scope of the network' },
    subnet: { type: strings, help: 'Subnet as a CIDR (e.g. 172.28.0.0/16)' },
  },
  *run(cli, [name = ''], flags, changed) {
    const pools = ipamPools(flags.subnet, flags['ip-range'], flags.gateway, flags['aux-address'])
    const IPAM: Ipam = { Driver: flags['ipam-driver'], Options: { ...flags['ipam-opt'] }, Config: pools }
    const client = yield* cli.client()
    const body = {
      Driver: flags.driver,
      Scope: flags.scope,
      ...(changed('ipv4') && { EnableIPv4: flags.ipv4 }),
      ...(changed('ipv6') && { EnableIPv6: flags.ipv6 }),
      IPAM,
      Internal: flags.internal,
      Attachable: flags.attachable,
      Ingress: flags.ingress,
      ConfigOnly: flags['config-only'],
      ConfigFrom: flags['config-from'] === '' ? null : { Network: flags['config-from'] },
      Options: { ...flags.opt },
      Labels: keyValues(flags.label),
      Name: name,
    }
    const { Id } = yield* client.call('networkCreate', {}, { body })
    yield* cli.print(`${Id}\n`)
  },
})
