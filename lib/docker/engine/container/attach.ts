import { isErrno } from '../../../linux/kernel/errno'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { checkReadable, readLogs } from '../log/logs'
import { ClientSink } from './client-sink'
import type { Container } from './container'
import type { OutputStreams } from './output-streams'
import type { StdinBuffer } from './stdin-buffer'

export interface AttachOptions {
  readonly logs: boolean
  readonly stream: boolean
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
}

/** @throws EngineError when nobody may attach now (moby ContainerAttach) */
export function checkAttachable(container: Container): void {
  if (container.isPaused) {
    throw new EngineError(
      'Conflict',
      `container ${container.id} is paused, unpause the container before attach`,
    )
  }
  if (container.state.status === 'restarting') {
    throw new EngineError(
      'Conflict',
      `container ${container.id} is restarting, wait until the container is running`,
    )
  }
}

/** Serves a hijacked connection as the container's terminal or streams, until either side ends. */
export function* attachToContainer(
  engine: Engine,
  container: Container,
  options: AttachOptions,
  client: number,
): Blocking<void> {
  const { sys } = engine
  const { Tty, OpenStdin, StdinOnce } = container.config
  const sink = new ClientSink(sys, client, { stdout: options.stdout, stderr: options.stderr, tty: Tty })
  yield* engine.logContainer(container, 'attach')
  if (options.logs) {
    const { stdout, stderr } = options
    const all = {
      stdout,
      stderr,
      since: 0n,
      until: 0n,
      timestamps: false,
      details: false,
      follow: false,
      tail: -1,
    }
    checkReadable(container, all)
    yield* readLogs(
      engine,
      container,
      all,
      function* (stream, bytes) {
        yield* sink.write(stream, bytes)
      },
      client,
    )
  }
  if (!options.stream) return
  container.output.add(sink)
  yield* forwardInput(engine, client, {
    output: container.output,
    sink,
    stdin: options.stdin && OpenStdin ? container.stdin : undefined,
    closesStdin: StdinOnce && !Tty,
  })
}

export interface InputTarget {
  readonly output: OutputStreams
  readonly sink: ClientSink
  readonly stdin: StdinBuffer | undefined
  /** the client's end of input is the process's */
  readonly closesStdin: boolean
}

/** Reads what a client types until it hangs up or the process's end shuts the connection. */
export function* forwardInput(
  { sys }: Engine,
  client: number,
  { output, sink, stdin, closesStdin }: InputTarget,
): Blocking<void> {
  try {
    for (;;) {
      const bytes = yield* sys.read(client, 65_536)
      if (bytes.length === 0) break
      if (stdin) yield* stdin.write(bytes)
    }
    if (stdin && closesStdin) yield* stdin.close()
    // A client that has ended its input still reads; only a full hang-up makes writing fail.
    while (output.has(sink)) yield* output.changed.wait()
  } catch (error) {
    if (!isErrno(error, 'ECONNRESET', 'EBADF', 'ENOTCONN')) throw error
  } finally {
    output.remove(sink)
  }
}
