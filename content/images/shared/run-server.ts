import { isErrno } from '@/lib/linux/kernel/errno'
import type { Process } from '@/lib/linux/kernel/program'
import type { Signal } from '@/lib/linux/kernel/signal'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'

export interface ServerOptions {
  readonly port: number
  /** Talks to one client; its connection is closed afterwards. */
  serve(connection: number): Blocking<void>
  /** Once it listens. */
  begin?(): Blocking<void>
  /** signals that end the server in order; without them it ends as the kernel has it */
  readonly endsOn?: readonly Signal[]
  end?(signal: Signal): Blocking<void>
}

/** A server on a TCP port: a thread a client, until a signal ends it; the exit status. @throws Errno EADDRINUSE, EACCES */
export function* runServer({ sys }: Process, options: ServerOptions): Blocking<number> {
  const { port, serve, begin, endsOn = [], end } = options
  const listener = sys.socket('inet')
  sys.bind(listener, { family: 'inet', address: '0.0.0.0', port })
  sys.listen(listener)
  let caught: Signal | undefined
  for (const signal of endsOn) {
    sys.sigaction(signal, {
      handler: () => {
        caught = signal
      },
    })
  }
  if (begin) yield* begin()
  for (;;) {
    try {
      const connection = yield* sys.accept(listener)
      sys.thread(() => attend(sys, connection, serve))
    } catch (error) {
      if (!isErrno(error, 'EINTR')) throw error
    }
    if (caught === undefined) continue
    if (end) yield* end(caught)
    return 0
  }
}

function* attend(sys: Process['sys'], connection: number, serve: ServerOptions['serve']): Blocking<void> {
  try {
    yield* serve(connection)
  } catch (error) {
    if (!isErrno(error)) throw error
  }
  sys.close(connection)
}
