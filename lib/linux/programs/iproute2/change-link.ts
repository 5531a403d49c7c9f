import { isErrno } from '../../kernel/errno'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import type { NamespaceReference, NetlinkRequest } from '../../net/netlink'
import { Arguments } from './arguments'
import { answered, IpFailure, incomplete, noDevice, notSimulated } from './failure'
import { openNamespace } from './netns'

const KINDS = ['bridge', 'veth', 'dummy'] as const
const OTHER_KINDS =
  'bareudp bond can erspan geneve gre gretap gtp hsr ifb ip6tnl ipip ipvlan ipvtap lowpan macsec macvlan macvtap netdevsim nlmon rmnet sit team tun vcan vlan vrf vti vxlan wireguard xfrm'.split(
    ' ',
  )

/** Sends a request; the kernel's answer in ip's words. @throws IpFailure */
export function send(
  sys: Syscalls,
  request: NetlinkRequest,
  words: Partial<Record<string, string>> = {},
): void {
  try {
    sys.netlink(request)
  } catch (error) {
    if (!isErrno(error)) throw error
    const own = words[error.code]
    throw own === undefined ? answered(error.message) : new IpFailure(own, own.startsWith('Error') ? 2 : 1)
  }
}

interface NewLink {
  name?: string
  kind?: string
  mac?: string
  peer?: string
  peerIn?: NamespaceReference
  inside?: NamespaceReference
  mtu?: number
}

function* describeLink(sys: Syscalls, words: Arguments): Blocking<NewLink> {
  const link: NewLink = {}
  for (let word = words.next(); word !== undefined; word = words.next()) {
    if (word === 'type') link.kind = words.value()
    else if (word === 'peer') yield* describePeer(sys, words, link)
    else if (word === 'address') link.mac = words.value()
    else if (word === 'mtu') link.mtu = Number(words.value())
    else if (word === 'netns') link.inside = yield* namespaceOf(sys, words.value())
    else if (word === 'name' || word === 'dev') link.name = words.value()
    else if (link.name === undefined) link.name = word
    else throw notSimulated(`'${word}'`)
  }
  return link
}

function* describePeer(sys: Syscalls, words: Arguments, link: NewLink): Blocking<void> {
  if (words.peek === 'name') words.next()
  link.peer = words.value()
  if (words.peek !== 'netns') return
  words.next()
  link.peerIn = yield* namespaceOf(sys, words.value())
}

/** `ip link add [name] NAME type KIND …`. */
export function* addLink(sys: Syscalls, words: Arguments): Blocking<void> {
  const { name, kind, mac, peer, peerIn, inside, mtu } = yield* describeLink(sys, words)
  if (kind === undefined) throw new IpFailure('Not enough information: "type" argument is required', 1)
  const known = KINDS.find((each) => each === kind)
  if (!known) {
    if (OTHER_KINDS.includes(kind)) throw notSimulated(`link type '${kind}'`)
    throw new IpFailure('Error: Unknown device type.', 2)
  }
  const own = name ?? freeName(sys, known)
  const other = known === 'veth' ? (peer ?? freeName(sys, known, own)) : undefined
  send(sys, {
    ...{ type: 'link-add', name: own, kind: known },
    ...(mac !== undefined && { mac }),
    ...(other !== undefined && { peer: other }),
    ...(peerIn && { peerIn }),
  })
  if (mtu !== undefined) send(sys, { type: 'link-set', name: own, mtu })
  if (inside) send(sys, { type: 'link-move', name: own, to: inside })
}

function freeName(sys: Syscalls, kind: string, except?: string): string {
  const taken = new Set(sys.networkState().links.map(({ name }) => name))
  if (except !== undefined) taken.add(except)
  let number = 0
  while (taken.has(`${kind}${number}`)) number++
  return `${kind}${number}`
}

/** A namespace by name or by the pid of a process in it. @throws IpFailure */
function* namespaceOf(sys: Syscalls, text: string): Blocking<NamespaceReference> {
  const fd = yield* openNamespace(sys, text)
  if (fd !== undefined) return { fd }
  if (/^\d+$/.test(text)) return { pid: Number(text) }
  throw new IpFailure(`Error: argument "${text}" is wrong: Invalid "netns" value\n`)
}

/** `ip link set [dev] NAME …`. */
export function* setLink(sys: Syscalls, words: Arguments): Blocking<void> {
  if (words.peek === 'dev') words.next()
  let name = words.value()
  if (!sys.networkState().links.some((link) => link.name === name)) throw noDevice(name)
  const later: NetlinkRequest[] = []
  for (let word = words.next(); word !== undefined; word = words.next()) {
    switch (word) {
      case 'up':
      case 'down':
        later.push({ type: 'link-set', name, up: word === 'up' })
        break
      case 'master': {
        const master = words.value()
        if (!sys.networkState().links.some((link) => link.name === master))
          throw new IpFailure(`Error: argument "${master}" is wrong: Device does not exist\n`)
        later.push({ type: 'link-set', name, master })
        break
      }
      case 'nomaster':
        later.push({ type: 'link-set', name, master: null })
        break
      case 'mtu':
        later.push({ type: 'link-set', name, mtu: Number(words.value()) })
        break
      case 'address':
      case 'addr':
        later.push({ type: 'link-set', name, mac: words.value() })
        break
      case 'name': {
        const rename = words.value()
        send(sys, { type: 'link-set', name, rename })
        name = rename
        break
      }
      case 'netns':
        later.push({ type: 'link-move', name, to: yield* namespaceOf(sys, words.value()) })
        break
      default:
        if (/^(arp|multicast|promisc|allmulticast|txqueuelen|qlen|alias|group|vf|type|dynamic)$/.test(word))
          throw notSimulated(`'${word}'`)
        throw new IpFailure(`Error: either "dev" is duplicate, or "${word}" is a garbage.`)
    }
  }
  for (const request of later) send(sys, request)
}

/** `ip link delete [dev] NAME`. */
export function deleteLink(sys: Syscalls, words: Arguments): void {
  const first = words.next()
  const name = first === 'dev' ? words.value() : first
  if (name === undefined) throw incomplete()
  send(sys, { type: 'link-delete', name }, { ENODEV: `Cannot find device "${name}"` })
}

/** `ip address add|del ADDRESS dev NAME`, `ip address flush dev NAME`. */
export function changeAddress(sys: Syscalls, type: 'address-add' | 'address-delete', words: Arguments): void {
  let address: string | undefined
  let link: string | undefined
  let broadcast = false
  for (let word = words.next(); word !== undefined; word = words.next()) {
    if (word === 'dev') link = words.value()
    else if (['brd', 'broadcast', 'scope', 'label', 'peer', 'local'].includes(word)) {
      const value = words.value()
      if (word === 'local') address = value
      if (word.startsWith('br')) broadcast = true
    } else address = word
  }
  if (address === undefined) throw incomplete()
  if (address.includes(':')) throw notSimulated('IPv6')
  if (!isPrefix(address))
    throw new IpFailure(`Error: any valid prefix is expected rather than "${address}".`, 1)
  if (link === undefined) throw new IpFailure('Not enough information: "dev" argument is required.', 1)
  const request: NetlinkRequest =
    type === 'address-add' ? { type, link, address, broadcast } : { type, link, address }
  send(sys, request, {
    ENODEV: `Cannot find device "${link}"`,
    EEXIST: 'Error: ipv4: Address already assigned.',
    EADDRNOTAVAIL: 'Error: ipv4: Address not found.',
  })
}

const isPrefix = (text: string): boolean =>
  /^\d+(\.\d+){3}(\/\d+)?$/.test(text) &&
  text.split(/[./]/).every((part, index) => Number(part) <= (index === 4 ? 32 : 255))

export function flushAddresses(sys: Syscalls, words: Arguments): void {
  const rest = new Arguments(words.rest())
  if (rest.isEmpty) throw new IpFailure('Flush requires arguments.\n')
  const first = rest.next()
  const name = first === 'dev' ? rest.value() : (first ?? '')
  const link = sys.networkState().links.find((each) => each.name === name)
  if (!link) throw new IpFailure(`Device "${name}" does not exist.`, 1)
  for (const address of link.addresses) send(sys, { type: 'address-delete', link: name, address })
}
