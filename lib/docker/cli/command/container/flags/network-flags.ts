import { list, listOf } from '../../../flag/collecting-types'
import { flags } from '../../../flag/flag'
import { networks } from '../../../flag/resource-types'
import { bool, string } from '../../../flag/scalar-types'
import { validateDnsSearch, validateExtraHost, validateIp } from '../../../opts/address'
import { validateLink } from '../../../opts/key-value'

/** Flags of `run` and `create` on networks, names and ports; the hidden ones are older spellings. */
export const networkFlags = flags({
  'add-host': { type: listOf(validateExtraHost), help: 'Put a line into /etc/hosts (HOST:IP)' },
  dns: { type: listOf(validateIp), help: 'Name server to ask' },
  'dns-opt': { type: list, help: 'Option of the resolver', hidden: true },
  'dns-option': { type: list, help: 'Option of the resolver' },
  'dns-search': { type: listOf(validateDnsSearch), help: 'Domain to search names in' },
  expose: { type: list, help: 'Say that a port or range of ports is listened on' },
  ip: { type: string, help: 'IPv4 address (e.g. 172.30.100.104)' },
  ip6: { type: string, help: 'IPv6 address (e.g. 2001:db8::33)', support: 'partial' },
  link: { type: listOf(validateLink), help: 'Make another container known by name (legacy)' },
  'link-local-ip': { type: list, help: 'Link-local address', support: 'partial' },
  'mac-address': { type: string, help: 'MAC address (e.g. 92:d0:c6:0a:29:33)' },
  net: { type: networks, help: 'Network to join', hidden: true, completes: 'network' },
  'net-alias': { type: list, help: 'Another name in the network', hidden: true },
  network: { type: networks, help: 'Network to join', completes: 'network' },
  'network-alias': { type: list, help: 'Another name in the network' },
  publish: { type: list, short: 'p', help: 'Publish a port on the host ([[IP:]HOST:]CONTAINER)' },
  'publish-all': { type: bool, short: 'P', help: 'Publish every exposed port on a free port of the host' },
})
