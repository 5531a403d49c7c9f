import { command, exactly } from '../../command'
import { listOf, strings } from '../../flag/collecting-types'
import { int, string } from '../../flag/scalar-types'
import { validateLink } from '../../opts/key-value'

function driverOptions(options: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    options.map((option) => {
      const equals = option.indexOf('=')
      const key = option.slice(0, equals).trim()
      if (equals < 0 || key === '') throw new Error('invalid key/value pair format in driver options')
      return [key, option.slice(equals + 1).trim()]
    }),
  )
}

export const connect = command({
  use: '[OPTIONS] NETWORK CONTAINER',
  summary: { en: 'Join a container to a network', zh: '将容器接入网络' },
  args: exactly(2),
  flags: {
    alias: { type: strings, help: 'Another name in the network' },
    'driver-opt': { type: strings, help: 'Option of the driver' },
    'gw-priority': { type: int, help: 'The network with the highest one gives the default gateway' },
    ip: { type: string, help: 'IPv4 address (e.g. 172.30.100.104)' },
    ip6: { type: string, help: 'IPv6 address (e.g. 2001:db8::33)', support: 'partial' },
    link: { type: listOf(validateLink), help: 'Make another container known by name (legacy)' },
    'link-local-ip': { type: strings, help: 'Link-local address', support: 'partial' },
  },
  completes: { first: 'network', rest: 'container' },
  *run(cli, [id = '', container = ''], flags) {
    const DriverOpts = driverOptions(flags['driver-opt'])
    const local = flags['link-local-ip']
    const client = yield* cli.client()
    const EndpointConfig = {
      IPAMConfig: {
        ...(flags.ip !== '' && { IPv4Address: flags.ip }),
        ...(flags.ip6 !== '' && { IPv6Address: flags.ip6 }),
        ...(local.length > 0 && { LinkLocalIPs: [...local] }),
      },
      Links: flags.link.length > 0 ? [...flags.link] : null,
      Aliases: [...flags.alias],
      MacAddress: '',
      DriverOpts,
      GwPriority: flags['gw-priority'],
      NetworkID: '',
      EndpointID: '',
      Gateway: '',
      IPAddress: '',
      IPPrefixLen: 0,
      IPv6Gateway: '',
      GlobalIPv6Address: '',
      GlobalIPv6PrefixLen: 0,
      DNSNames: null,
    }
    yield* client.order('networkConnect', { id }, { body: { Container: container, EndpointConfig } })
  },
})
