import type { Link, LinkCounter } from '../../net/link'
import type { NetNamespace } from '../../net/net-namespace'
import { Errno } from '../errno'
import type { SysNode } from './sys-file-system'

const file = (text: () => string | number): SysNode => ({ type: 'file', text: () => `${text()}\n` })

/** /sys/class/net/NAME (sysfs-class-net in the kernel's ABI documents). */
export function linkNode(net: NetNamespace, name: string): SysNode {
  return {
    type: 'directory',
    list: () => {
      const link = net.links.get(name)
      return link ? attributes(net, link) : {}
    },
  }
}

function attributes(net: NetNamespace, link: Link): Readonly<Record<string, SysNode>> {
  const ports = [...net.links.values()].filter(({ master }) => master === link)
  const up = (text: () => string | number) =>
    file(() => {
      if (!link.isUp) throw new Errno('EINVAL')
      return text()
    })
  return {
    addr_len: file(() => 6),
    address: file(() => link.mac),
    ...(link.kind === 'bridge' && {
      bridge: { type: 'directory', list: () => ({ stp_state: file(() => 0) }) },
      brif: {
        type: 'directory',
        list: () =>
          Object.fromEntries(
            ports.map(
              (port) => [port.name, { type: 'symlink', target: `../../${port.name}/brport` }] as const,
            ),
          ),
      },
    }),
    broadcast: file(() => (link.kind === 'loopback' ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff')),
    carrier: up(() => (link.hasCarrier ? 1 : 0)),
    flags: file(() => `0x${flagsOf(link).toString(16)}`),
    ifindex: file(() => link.index),
    iflink: file(() => link.peer?.index ?? link.index),
    ...(link.master && {
      brport: { type: 'directory', list: () => ({ port_no: file(() => '0x1'), state: file(() => 3) }) },
      master: { type: 'symlink', target: `../${link.master.name}` },
    }),
    mtu: file(() => link.mtu),
    operstate: file(() => (link.kind === 'loopback' ? 'unknown' : link.hasCarrier ? 'up' : 'down')),
    speed: up(() => {
      if (link.kind === 'loopback') throw new Errno('EINVAL')
      return link.kind === 'veth' || link.kind === 'bridge' ? 10_000 : 1000
    }),
    statistics: {
      type: 'directory',
      list: () => ({ ...counters('rx', link.received), ...counters('tx', link.sent) }),
    },
    tx_queue_len: file(() => (link.kind === 'bridge' ? 0 : 1000)),
    type: file(() => (link.kind === 'loopback' ? 772 : 1)),
    uevent: file(() => `INTERFACE=${link.name}\nIFINDEX=${link.index}`),
  }
}

function counters(direction: 'rx' | 'tx', counter: LinkCounter): Readonly<Record<string, SysNode>> {
  return {
    [`${direction}_bytes`]: file(() => counter.bytes),
    [`${direction}_dropped`]: file(() => 0),
    [`${direction}_errors`]: file(() => 0),
    [`${direction}_packets`]: file(() => counter.packets),
  }
}

/** IFF_UP, IFF_LOOPBACK, IFF_BROADCAST and IFF_MULTICAST (netdevice(7)). */
function flagsOf({ kind, isUp }: Link): number {
  return (isUp ? 0x1 : 0) | (kind === 'loopback' ? 0x8 : 0x1002)
}
