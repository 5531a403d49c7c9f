import { encode, toHex } from '../../../base/bytes'
import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { addRule, baseRules, bridgeRules, chains, deleteRule, type FirewallRule } from './firewall-rules'
import { inNetworkOf } from './in-network-of'
import type { Endpoint, Network } from './network'

/** Makes ready what all bridges share: forwarding and dockerd's own chains. Chains left by an earlier dockerd are used again. */
export function setUpFirewall(sys: Syscalls): void {
  sys.netlink({ type: 'forwarding', on: true })
  for (const [table, chain] of chains) {
    try {
      sys.netlink({ type: 'chain-add', table, chain })
    } catch (error) {
      if (!isErrno(error, 'EEXIST')) throw error
      sys.netlink({ type: 'chain-flush', table, chain })
    }
  }
  for (const rule of baseRules) replaceRule(sys, rule)
  // What nobody lets through is not forwarded: dockerd makes a router of the host, not an open one.
  sys.netlink({ type: 'chain-policy', table: 'filter', chain: 'FORWARD', policy: 'DROP' })
}

function replaceRule(sys: Syscalls, rule: FirewallRule): void {
  removeRule(sys, rule)
  sys.netlink(addRule(rule))
}

export function removeRule(sys: Syscalls, rule: FirewallRule): void {
  try {
    sys.netlink(deleteRule(rule))
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
  }
}

/** The bridge interface of a network, with the gateway's address and the rules around it. */
export function createBridge(sys: Syscalls, network: Network): void {
  const name = network.bridgeName
  const subnet = network.init.pools[0]?.subnet
  try {
    sys.netlink({ type: 'link-add', name, kind: 'bridge', queueLength: 0 })
    if (subnet && network.gateway !== '') {
      sys.netlink({
        type: 'address-add',
        link: name,
        address: `${network.gateway}/${subnet.length}`,
        broadcast: true,
      })
    }
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
  }
  sys.netlink({ type: 'link-set', name, up: true })
  if (subnet) for (const rule of bridgeRules(name, subnet, network.init.internal)) replaceRule(sys, rule)
}

export function deleteBridge(sys: Syscalls, network: Network): void {
  const subnet = network.init.pools[0]?.subnet
  if (subnet)
    for (const rule of bridgeRules(network.bridgeName, subnet, network.init.internal)) removeRule(sys, rule)
  removeLink(sys, network.bridgeName)
}

/** Joins a container to a bridge: a veth pair, one end a port of the bridge, the other in the container as `ethN`. */
export function* plugIn(
  sys: Syscalls,
  pid: number,
  network: Network,
  endpoint: Endpoint,
  isGateway: boolean,
): Blocking<void> {
  const { hostLink, interfaceName, macAddress, address, prefixLength, gateway } = endpoint
  sys.netlink({
    type: 'link-add',
    name: hostLink,
    kind: 'veth',
    peer: interfaceName,
    peerIn: { pid },
    queueLength: 0,
  })
  sys.netlink({ type: 'link-set', name: hostLink, master: network.bridgeName, up: true })
  yield* inNetworkOf(sys, pid, (inside) => {
    inside.netlink({ type: 'link-set', name: interfaceName, mac: macAddress, ipv6: false })
    inside.netlink({
      type: 'address-add',
      link: interfaceName,
      address: `${address}/${prefixLength}`,
      broadcast: true,
    })
    inside.netlink({ type: 'link-set', name: interfaceName, up: true })
    if (isGateway && gateway !== '')
      inside.netlink({ type: 'route-add', destination: 'default', via: gateway, link: interfaceName })
  })
}

/** Settings of a container's own network: its processes may use low ports and ping without being root. */
const settings: Readonly<Record<string, string>> = {
  '/proc/sys/net/ipv4/ip_unprivileged_port_start': '0\n',
  '/proc/sys/net/ipv4/ping_group_range': '0 2147483647\n',
}

/** A new network namespace has its loopback down. */
export function bringUpLoopback(sys: Syscalls, pid: number): Blocking<void> {
  return inNetworkOf(sys, pid, function* (inside) {
    inside.netlink({ type: 'link-set', name: 'lo', up: true })
    for (const [path, value] of Object.entries(settings)) {
      const fd = yield* inside.open(path, { access: 'write', closeOnExec: true })
      yield* inside.write(fd, encode(value))
      inside.close(fd)
    }
  })
}

export function unplug(sys: Syscalls, endpoint: Endpoint): void {
  removeLink(sys, endpoint.hostLink)
}

/** A veth end goes with its namespace, so it may be gone already. */
function removeLink(sys: Syscalls, name: string): void {
  try {
    sys.netlink({ type: 'link-delete', name })
  } catch (error) {
    if (!isErrno(error, 'ENODEV')) throw error
  }
}

export function newHostLink(sys: Syscalls): string {
  return `veth${toHex(sys.getrandom(4)).slice(0, 7)}`
}
