import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { broadcast, formatAddress, mask, parsePrefix } from '../../net/ipv4'
import type { LinkState } from '../../net/netlink'

/** ifconfig of net-tools: links and their addresses. */
export function* ifconfig(process: Process): Blocking<number> {
  const { sys, stdout, stderr, argv } = process
  const words = argv.slice(1)
  const flags = words.filter((word) => word.startsWith('-'))
  const unknown = flags.find((word) => !['-a', '-s', '-v'].includes(word))
  if (unknown !== undefined) {
    yield* stderr.write(`ifconfig: option ${unknown} is not simulated here\n`)
    return 1
  }
  const [name, ...changes] = words.filter((word) => !word.startsWith('-'))
  const { links } = sys.networkState()
  const chosen = links.filter((link) =>
    name === undefined ? link.isUp || flags.includes('-a') : link.name === name,
  )
  if (name !== undefined && chosen.length === 0) {
    yield* stderr.write(
      changes.length > 0
        ? `SIOCSIFADDR: No such device\n${name}: ERROR while getting interface flags: No such device\n`
        : `${name}: error fetching interface information: Device not found\n`,
    )
    return 1
  }
  if (name !== undefined && changes.length > 0) return yield* change(process, name, changes)
  if (flags.includes('-s')) {
    yield* stdout.write(interfaceTable(chosen))
    return 0
  }
  yield* stdout.write(chosen.map((link) => `${block(link)}\n`).join(''))
  return 0
}

const BITS = { UP: 1, BROADCAST: 2, LOOPBACK: 8, RUNNING: 64, MULTICAST: 4096 } as const

function flagsText({ kind, isUp, hasCarrier }: LinkState): string {
  const isLoopback = kind === 'loopback'
  const names = [
    isUp ? ('UP' as const) : undefined,
    isLoopback ? ('LOOPBACK' as const) : ('BROADCAST' as const),
    isUp && hasCarrier ? ('RUNNING' as const) : undefined,
    isLoopback ? undefined : ('MULTICAST' as const),
  ].filter((flag) => flag !== undefined)
  return `${names.reduce((sum, flag) => sum + BITS[flag], 0)}<${names.join(',')}>`
}

function size(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB']
  const step = Math.min(3, bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10))
  return `${(bytes / 1024 ** step).toFixed(1)} ${units[step]}`
}

function block(link: LinkState): string {
  const { name, kind, mac, mtu, addresses, addresses6, broadcasting, received, sent, queueLength } = link
  const lines = [`${name}: flags=${flagsText(link)}  mtu ${mtu}`]
  const [first] = addresses
  const prefix = first === undefined ? undefined : parsePrefix(first)
  if (prefix && first !== undefined) {
    const highest = broadcasting.includes(first) ? formatAddress(broadcast(prefix)) : '0.0.0.0'
    const tail = kind === 'loopback' ? '' : `  broadcast ${highest}`
    lines.push(
      `        inet ${first.replace(/\/.*/, '')}  netmask ${formatAddress(mask(prefix.length))}${tail}`,
    )
  }
  for (const address of addresses6) {
    const [text, length] = address.split('/')
    lines.push(
      `        inet6 ${text}  prefixlen ${length}  scopeid ${kind === 'loopback' ? '0x10<host>' : '0x20<link>'}`,
    )
  }
  lines.push(
    kind === 'loopback'
      ? `        loop  txqueuelen ${queueLength}  (Local Loopback)`
      : `        ether ${mac}  txqueuelen ${queueLength}  (Ethernet)`,
    `        RX packets ${received.packets}  bytes ${received.bytes} (${size(received.bytes)})`,
    '        RX errors 0  dropped 0  overruns 0  frame 0',
    `        TX packets ${sent.packets}  bytes ${sent.bytes} (${size(sent.bytes)})`,
    '        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0',
  )
  return `${lines.join('\n')}\n`
}

/** `ifconfig -s` and `netstat -i`. */
export function interfaceTable(links: readonly LinkState[], wide = false): string {
  const head = wide
    ? 'Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n'
    : 'Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n'
  return (
    head +
    links
      .map(({ name, mtu, kind, received, sent }) => {
        const flag = kind === 'loopback' ? 'LRU' : 'BMRU'
        return `${name.padEnd(15)} ${String(mtu).padStart(5)} ${String(received.packets).padStart(8)}      0      0 0      ${String(sent.packets).padStart(8)}      0      0      0 ${flag}\n`
      })
      .join('')
  )
}

function* change({ sys, stderr }: Process, link: string, words: readonly string[]): Blocking<number> {
  const rest = [...words]
  try {
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
      if (word === 'up' || word === 'down') sys.netlink({ type: 'link-set', name: link, up: word === 'up' })
      else if (word === 'mtu') sys.netlink({ type: 'link-set', name: link, mtu: Number(rest.shift()) })
      else if (/^\d+(\.\d+){3}(\/\d+)?$/.test(word)) {
        const at = rest.indexOf('netmask')
        const length = at < 0 ? (word.split('/')[1] ?? '24') : String(lengthOf(rest.splice(at, 2)[1] ?? ''))
        const old = sys.networkState().links.find(({ name }) => name === link)?.addresses[0]
        if (old !== undefined) sys.netlink({ type: 'address-delete', link, address: old })
        sys.netlink({
          type: 'address-add',
          link,
          address: `${word.replace(/\/.*/, '')}/${length}`,
          broadcast: true,
        })
        sys.netlink({ type: 'link-set', name: link, up: true })
      } else {
        yield* stderr.write(`ifconfig: '${word}' is not simulated here\n`)
        return 1
      }
    }
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* stderr.write(`SIOCSIFFLAGS: ${error.message}\n`)
    return 255
  }
}

function lengthOf(netmask: string): number {
  return netmask
    .split('.')
    .reduce((sum, part) => sum + Number(part).toString(2).replaceAll('0', '').length, 0)
}
