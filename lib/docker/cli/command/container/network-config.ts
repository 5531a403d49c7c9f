import type { EndpointSettings } from '../../../api/types/network'
import { quote } from '../../go/quote'
import { isMacAddress } from '../../opts/address'
import { isUserDefined, type NetworkAttachment, parseNetworkAttachment } from '../../opts/network-attachment'
import type { ContainerFlags } from './flags/container-flags'

/** `--network` and its older spelling. */
export function attachments(flags: ContainerFlags): readonly NetworkAttachment[] {
  return [...flags.net, ...flags.network]
}

function exclusive(own: number | boolean, outer: number | boolean, flag: string, what: string): void {
  if (own && outer)
    throw new Error(`conflicting options: cannot specify both ${flag} and per-network ${what}`)
}

/** The first network takes the flags that say nothing of which network they mean. */
function withFlags(attachment: NetworkAttachment, flags: ContainerFlags): NetworkAttachment {
  const aliases = [...flags['net-alias'], ...flags['network-alias']]
  const { link: links, ip, ip6 } = flags
  const mac = flags['mac-address']
  const local = flags['link-local-ip']
  exclusive(attachment.aliases.length, aliases.length, '--network-alias', 'alias')
  exclusive(attachment.links.length, links.length, '--link', 'links')
  exclusive(attachment.ipv4Address !== '', ip !== '', '--ip', 'IPv4 address')
  exclusive(attachment.ipv6Address !== '', ip6 !== '', '--ip6', 'IPv6 address')
  exclusive(attachment.macAddress !== '', mac !== '', '--mac-address', 'MAC address')
  exclusive(attachment.linkLocalIps.length, local.length, '--link-local-ip', 'link-local IP addresses')
  return {
    ...attachment,
    aliases: aliases.length > 0 ? aliases : attachment.aliases,
    links: isUserDefined(attachment.target) && links.length > 0 ? [...links] : attachment.links,
    ipv4Address: ip || attachment.ipv4Address,
    ipv6Address: ip6 || attachment.ipv6Address,
    macAddress: mac || attachment.macAddress,
    linkLocalIps: local.length > 0 ? [...local] : attachment.linkLocalIps,
  }
}

/** An endpoint as the API takes it. @throws Error in the client's words */
export function endpoint(attachment: NetworkAttachment): EndpointSettings {
  const { target, aliases, links, macAddress, ipv4Address, ipv6Address, linkLocalIps } = attachment
  if (target.trim() === '') throw new Error('no name set for network')
  if (!isUserDefined(target)) {
    if (aliases.length > 0) {
      throw new Error('network-scoped aliases are only supported for user-defined networks')
    }
    if (links.length > 0) throw new Error('links are only supported for user-defined networks')
  }
  if (macAddress !== '' && !isMacAddress(macAddress))
    throw new Error(`${macAddress} is not a valid mac address`)
  const hasAddress = ipv4Address !== '' || ipv6Address !== '' || linkLocalIps.length > 0
  return {
    IPAMConfig: hasAddress
      ? {
          ...(ipv4Address !== '' && { IPv4Address: ipv4Address }),
          ...(ipv6Address !== '' && { IPv6Address: ipv6Address }),
          ...(linkLocalIps.length > 0 && { LinkLocalIPs: linkLocalIps }),
        }
      : null,
    Links: links.length > 0 ? links : null,
    Aliases: aliases.length > 0 ? aliases : null,
    MacAddress: macAddress,
    DriverOpts: Object.keys(attachment.driverOptions).length > 0 ? attachment.driverOptions : null,
    GwPriority: attachment.gatewayPriority,
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
}

function isPlain(settings: EndpointSettings): boolean {
  return Object.values(settings).every((value) => value === null || value === '' || value === 0)
}

/** The endpoints the flags ask for, by network. @throws Error in the client's words */
export function endpoints(flags: ContainerFlags): Record<string, EndpointSettings> {
  const given = attachments(flags)
  if (given.length === 0) return { default: endpoint(withFlags(parseNetworkAttachment('default'), flags)) }
  const result: Record<string, EndpointSettings> = {}
  for (const [index, attachment] of given.entries()) {
    const settings = endpoint(index === 0 ? withFlags(attachment, flags) : attachment)
    if (Object.hasOwn(result, attachment.target)) {
      throw new Error(`network ${quote(attachment.target)} is specified multiple times`)
    }
    // A single network without any settings is named by the network mode alone.
    if (given.length === 1 && isPlain(settings)) continue
    result[attachment.target] = settings
  }
  const kinds = new Set(given.map(({ target }) => isUserDefined(target)))
  if (kinds.size > 1) {
    throw new Error('conflicting options: cannot attach both user-defined and non-user-defined network-modes')
  }
  return result
}
