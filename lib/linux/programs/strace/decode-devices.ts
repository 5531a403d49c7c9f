import { decode, encode } from '../../../base/bytes'
import type { SocketAddress, TerminalMode, TerminalSize } from '../../kernel/syscalls'
import type { HttpMessage } from '../../net/http'
import type { NetlinkRequest } from '../../net/netlink'
import type { Decoders } from './decoders'
import { quoted, type Style } from './value'

const ioctl = (fd: unknown, request: string, argument?: string) => ({
  name: 'ioctl',
  args: [String(fd), request, ...(argument === undefined ? [] : [argument])],
  value: 0,
})

/** Terminals and sockets. */
export const deviceDecoders: Decoders = {
  isatty: ([fd], result) => ({
    ...ioctl(fd, 'TCGETS', result === false ? '0x7ffd5c3a8d60' : modeText(undefined)),
    value: result === false ? '-1 ENOTTY (Inappropriate ioctl for device)' : 0,
  }),
  tcgetattr: ([fd], result) => ioctl(fd, 'TCGETS', modeText(result as TerminalMode | undefined)),
  tcsetattr: ([fd, mode]) => ioctl(fd, 'TCSETSW', modeText(mode as TerminalMode)),
  tcgetpgrp: ([fd], result) => ioctl(fd, 'TIOCGPGRP', `[${result}]`),
  tcsetpgrp: ([fd, group]) => ioctl(fd, 'TIOCSPGRP', `[${group}]`),
  terminalSize: ([fd], result) => ioctl(fd, 'TIOCGWINSZ', sizeText(result as TerminalSize | undefined)),
  setTerminalSize: ([fd, size]) => ioctl(fd, 'TIOCSWINSZ', sizeText(size as TerminalSize)),
  setControllingTerminal: ([fd]) => ioctl(fd, 'TIOCSCTTY', '0'),
  openPty: (_, result) => ({
    name: 'openat',
    args: ['AT_FDCWD', '"/dev/ptmx"', 'O_RDWR|O_NOCTTY|O_CLOEXEC'],
    value: (result as { master: number } | undefined)?.master ?? 0,
  }),
  socket: ([family, type, protocol]) => {
    const types = { stream: 'SOCK_STREAM', dgram: 'SOCK_DGRAM', raw: 'SOCK_RAW' }
    const kind = types[(type ?? 'stream') as keyof typeof types]
    const last = family === 'unix' ? '0' : protocol === 'icmp' ? 'IPPROTO_ICMP' : 'IPPROTO_IP'
    return { name: 'socket', args: [`AF_${String(family).toUpperCase()}`, `${kind}|SOCK_CLOEXEC`, last] }
  },
  bind: ([fd, address], _, style) => withAddress('bind', fd, address as SocketAddress, style),
  connect: ([fd, address], _, style) => withAddress('connect', fd, address as SocketAddress, style),
  listen: ([fd, backlog]) => ({ name: 'listen', args: [String(fd), String(backlog ?? 4096)] }),
  accept: ([fd]) => ({ name: 'accept4', args: [String(fd)], out: ['NULL', 'NULL', 'SOCK_CLOEXEC'] }),
  shutdown: ([fd, how]) => ({ name: 'shutdown', args: [String(fd), shutdowns[String(how)] ?? 'SHUT_RDWR'] }),
  setsockopt: ([fd]) => ({
    name: 'setsockopt',
    args: [String(fd), 'SOL_SOCKET', 'SO_REUSEADDR', '[1]', '4'],
  }),
  getsockname: ([fd], result, style) => asked('getsockname', fd, result, style),
  getpeername: ([fd], result, style) => asked('getpeername', fd, result, style),
  sendto: ([fd, bytes, to], _, style) => ({
    name: 'sendto',
    args: [
      String(fd),
      quoted(bytes as Uint8Array, style),
      String((bytes as Uint8Array).length),
      '0',
      ...(to ? [addressText(to as SocketAddress, style), '16'] : ['NULL', '0']),
    ],
    value: (bytes as Uint8Array).length,
  }),
  recvfrom: ([fd], result, style) => {
    const { bytes = new Uint8Array() } = (result ?? {}) as { bytes?: Uint8Array }
    return {
      name: 'recvfrom',
      args: [String(fd)],
      out: [quoted(bytes, style), '65536', '0', 'NULL', 'NULL'],
      value: bytes.length,
    }
  },
  sendIcmp: ([fd, to]) => ({
    name: 'sendto',
    args: [
      String(fd),
      '"\\10\\0"...',
      '64',
      '0',
      `{sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("${to}")}`,
      '16',
    ],
    value: 64,
  }),
  receiveIcmp: ([fd]) => ({
    name: 'recvmsg',
    args: [String(fd)],
    out: ['{msg_namelen=16, ...}', '0'],
    value: 64,
  }),
  sendHttp: ([fd, message], _, style) => {
    const text = messageText(message as HttpMessage)
    return { name: 'write', args: [String(fd), quoted(text, style), String(text.length)], value: text.length }
  },
  receiveHttp: ([fd], result, style) => {
    const text = result === undefined ? '' : messageText(result as HttpMessage)
    return {
      name: 'read',
      args: [String(fd)],
      out: [quoted(text, style), '4096'],
      value: encode(text).length,
    }
  },
  netlink: ([request]) => {
    const { type } = request as NetlinkRequest
    const kind = /^(chain|rule)/.test(type) ? 'NFNL_SUBSYS_NFTABLES' : (netlinkTypes[type] ?? 'RTM_SETLINK')
    return {
      name: 'sendto',
      args: ['3', `[{nlmsg_type=${kind}, nlmsg_flags=NLM_F_REQUEST|NLM_F_ACK}, ...]`, '32', '0', 'NULL', '0'],
      value: 32,
    }
  },
  networkState: () => ({
    name: 'sendto',
    args: [
      '3',
      '[{nlmsg_type=RTM_GETLINK, nlmsg_flags=NLM_F_REQUEST|NLM_F_DUMP}, ...]',
      '40',
      '0',
      'NULL',
      '0',
    ],
    value: 40,
  }),
}

const shutdowns: Readonly<Record<string, string>> = { read: 'SHUT_RD', write: 'SHUT_WR' }

const netlinkTypes: Readonly<Record<string, string>> = {
  'link-add': 'RTM_NEWLINK',
  'link-delete': 'RTM_DELLINK',
  'address-add': 'RTM_NEWADDR',
  'address-delete': 'RTM_DELADDR',
  'route-add': 'RTM_NEWROUTE',
  'route-delete': 'RTM_DELROUTE',
}

function modeText(mode: TerminalMode | undefined): string {
  const { outputNewline = true, signals = true, canonical = true, echo = true } = mode ?? {}
  const word = (name: string, on: boolean) => (on ? name : `-${name}`)
  return `{B38400 ${word('opost', outputNewline)} ${word('isig', signals)} ${word('icanon', canonical)} ${word('echo', echo)} ...}`
}

function sizeText(size: TerminalSize | undefined): string {
  return `{ws_row=${size?.rows ?? 0}, ws_col=${size?.columns ?? 0}, ws_xpixel=0, ws_ypixel=0}`
}

function addressText(address: SocketAddress, style: Style): string {
  if (address.family === 'unix') return `{sa_family=AF_UNIX, sun_path=${quoted(address.path, style, true)}}`
  return `{sa_family=AF_INET, sin_port=htons(${address.port}), sin_addr=inet_addr("${address.address}")}`
}

function withAddress(name: string, fd: unknown, address: SocketAddress, style: Style) {
  const length = address.family === 'unix' ? address.path.length + 3 : 16
  return { name, args: [String(fd), addressText(address, style), String(length)] }
}

function asked(name: string, fd: unknown, result: unknown, style: Style) {
  const address = result as SocketAddress | undefined
  return {
    name,
    args: [String(fd)],
    out: [address ? addressText(address, style) : 'NULL', '[128 => 16]'],
    value: 0,
  }
}

/** The first lines of an HTTP message stand for what goes over the wire. */
function messageText(message: HttpMessage): string {
  switch (message.type) {
    case 'request':
      return `${message.method} ${message.target} HTTP/1.1\r\nHost: api.moby.localhost\r\n`
    case 'response':
      return `HTTP/1.1 ${message.status} ${message.status < 400 ? 'OK' : 'Error'}\r\n`
    case 'chunk':
      return decode(message.bytes)
    case 'end':
      return ''
  }
}
