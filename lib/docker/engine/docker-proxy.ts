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
  const listener = isTcp
    ? listen(sys, option(argv, '-host-ip'), Number(option(argv, '-host-port')))
    : undefined
  // What the simulated kernel cannot listen on (IPv6, UDP) has a proxy that carries nothing.
  if (listener === undefined) yield* sys.pause()
  for (;;) {
    const client = yield* sys.accept(listener ?? -1)
    sys.thread(() =>
      carry(sys, client, option(argv, '-container-ip'), Number(option(argv, '-container-port'))),
    )
  }
}

function listen(sys: Syscalls, address: string, port: number): number | undefined {
  const fd = sys.socket('inet')
  try {
    sys.bind(fd, { family: 'inet', address, port })
    sys.listen(fd)
    return fd
  } catch (error) {
    if (!isErrno(error)) throw error
    sys.close(fd)
    return undefined
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
