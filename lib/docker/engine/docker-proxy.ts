import { isErrno } from '../../linux/kernel/errno'
import type { Process } from '../../linux/kernel/program'
import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'

function option(argv: readonly string[], name: string): string {
  return argv[argv.indexOf(name) + 1] ?? ''
}

/** docker-proxy: accepts connections on a published port and carries them to the container. */
export function* dockerProxy({ sys, argv }: Process): Blocking<number> {
  sys.sigaction('SIGPIPE', 'ignore')
  const isTcp = option(argv, '-proto') === 'tcp'
  const type = isTcp ? 'stream' : 'dgram'
  const listener = listen(sys, type, option(argv, '-host-ip'), Number(option(argv, '-host-port')))
  // On an address that is not there, the proxy carries nothing.
  if (listener === undefined) yield* sys.pause()
  const containerPort = Number(option(argv, '-container-port'))
  if (!isTcp) yield* carryDatagrams(sys, listener ?? -1, option(argv, '-container-ip'), containerPort)
  for (;;) {
    const client = yield* sys.accept(listener ?? -1)
    sys.thread(() =>
      carry(sys, client, option(argv, '-container-ip'), Number(option(argv, '-container-port'))),
    )
  }
}

function listen(sys: Syscalls, type: 'stream' | 'dgram', address: string, port: number): number | undefined {
  const fd = sys.socket('inet', type)
  try {
    // IPv4 has a proxy of its own.
    sys.setsockopt(fd, { ipv6Only: address.includes(':') })
    sys.bind(fd, { family: 'inet', address, port })
    if (type === 'stream') sys.listen(fd)
    return fd
  } catch (error) {
    if (!isErrno(error)) throw error
    sys.close(fd)
    return undefined
  }
}

/** Each client has a socket to the container, so that answers find back. */
function* carryDatagrams(sys: Syscalls, listener: number, address: string, port: number): Blocking<never> {
  const sockets = new Map<string, number>()
  for (;;) {
    const { bytes, from } = yield* sys.recvfrom(listener)
    const client = JSON.stringify(from)
    let fd = sockets.get(client)
    if (fd === undefined) {
      const backend = sys.socket('inet', 'dgram')
      fd = backend
      sockets.set(client, backend)
      sys.thread(function* () {
        for (;;) {
          try {
            sys.sendto(listener, (yield* sys.recvfrom(backend)).bytes, from)
          } catch (error) {
            if (!isErrno(error)) throw error
          }
        }
      })
    }
    try {
      sys.sendto(fd, bytes, { family: 'inet', address, port })
    } catch (error) {
      if (!isErrno(error)) throw error
    }
  }
}

function* carry(sys: Syscalls, client: number, address: string, port: number): Blocking<void> {
  const server = sys.socket('inet')
  try {
    yield* sys.connect(server, { family: 'inet', address, port })
  } catch (error) {
    if (!isErrno(error)) throw error
    sys.close(server)
    sys.close(client)
    return
  }
  let open = 2
  const copy = function* (from: number, to: number): Blocking<void> {
    try {
      for (
        let bytes = yield* sys.read(from, 65_536);
        bytes.length > 0;
        bytes = yield* sys.read(from, 65_536)
      ) {
        yield* sys.write(to, bytes)
      }
      sys.shutdown(to, 'write')
    } catch (error) {
      if (!isErrno(error)) throw error
    }
    if (--open > 0) return
    sys.close(client)
    sys.close(server)
  }
  sys.thread(() => copy(server, client))
  yield* copy(client, server)
}
