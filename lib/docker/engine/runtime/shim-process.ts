import { isErrno } from '../../../linux/kernel/errno'
import type { CloneFlag } from '../../../linux/kernel/namespace'
import type { Program } from '../../../linux/kernel/program'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { encodeStdFrame, StdDemultiplexer, type StdFrame, type StdStream } from '../../api/stdcopy'
import { killCgroup } from './cgroup'
import { containerInit, execInit, namespaceFlags } from './container-init'
import { openContainerPty } from './container-pty'
import { InitChannel } from './init-channel'
import { oomKills } from './resources'
import { goErrorText, RuntimeError } from './runtime-error'
import { decodeMessage, encodeMessage, type ShimEvent, type ShimRequest } from './shim-protocol'
import type { ShimState } from './shim-state'
import { ShimStreams } from './shim-streams'

type Launch = Extract<ShimRequest, { type: 'create' | 'exec' }>

/** Serves one connection: prepares one process as dockerd asks, carries its streams and reports its end. */
export function* serveProcess(state: ShimState, fd: number): Blocking<void> {
  state.connections++
  state.hasServed = true
  try {
    yield* new ShimProcess(state, fd).serve()
  } catch (error) {
    if (!isErrno(error, 'EPIPE', 'ECONNRESET')) throw error
  } finally {
    state.sys.close(fd)
    state.connections--
    yield* state.changed.notify()
  }
}

class ShimProcess {
  readonly #sys: Syscalls
  readonly #frames = new StdDemultiplexer()
  readonly #queue: StdFrame[] = []

  constructor(
    private readonly state: ShimState,
    private readonly fd: number,
  ) {
    this.#sys = state.sys
  }

  *serve(): Blocking<void> {
    const first = yield* this.#nextFrame()
    if (!first) return
    const request = decodeMessage<Launch>(first.bytes)
    const streams = new ShimStreams(this.#sys, request.stdin, (stream, bytes) => this.#output(stream, bytes))
    let pid = 0
    try {
      pid = yield* this.#launch(request, streams)
    } catch (error) {
      streams.close()
      yield* this.#send({ type: 'failed', message: failure(request, error) })
      return
    }
    this.#sys.thread(() => this.#readRequests(streams))
    const status = yield* this.state.waitFor(pid)
    if (request.type === 'create' && !this.#ownsPidNamespace) {
      yield* killCgroup(this.#sys, this.state.spec.linux.cgroupsPath)
    }
    const oomKilled = (yield* oomKills(this.#sys, this.state.spec.linux.cgroupsPath)) > 0
    yield* this.#send({ type: 'exited', status, oomKilled })
    yield* streams.drained()
  }

  /** Prepares the process, has dockerd say when, and lets it go; its pid. */
  *#launch(request: Launch, streams: ShimStreams): Blocking<number> {
    const sys = this.#sys
    const { spec } = this.state
    const isInit = request.type === 'create'
    const process = isInit ? spec.process : request.process
    const channel = new InitChannel(sys)
    const stdio = process.terminal ? undefined : streams.openPipes()
    const main = isInit
      ? containerInit(spec, stdio && (yield* stdio), channel)
      : execInit(this.state.initPid, spec.linux, process, stdio && (yield* stdio), channel)
    const pid = isInit
      ? yield* this.#cloneInit(main)
      : yield* this.#cloneInto(main, `/proc/${this.state.initPid}/ns/pid`)
    if (isInit) this.state.initPid = pid
    streams.releaseChildEnds()
    channel.releaseChildEnds()
    yield* this.state.changed.notify()
    for (;;) {
      const report = yield* channel.nextReport()
      if (report?.type === 'console') {
        const { master, path } = yield* openContainerPty(sys, pid)
        if (process.consoleSize) {
          const { width, height } = process.consoleSize
          if (width > 0 && height > 0) sys.setTerminalSize(master, { columns: width, rows: height })
        }
        streams.attachTerminal(master)
        yield* channel.answer({ type: 'console', path })
      } else if (report?.type === 'ready') {
        break
      } else {
        yield* this.state.waitFor(pid)
        throw new RuntimeError(report?.type === 'failed' ? report.message : 'init process died')
      }
    }
    yield* this.#send({ type: 'created', pid })
    yield* this.#waitForStart()
    yield* channel.answer({ type: 'start' })
    const report = yield* channel.nextReport()
    channel.close()
    if (report?.type === 'failed') {
      yield* this.state.waitFor(pid)
      throw new RuntimeError(report.message)
    }
    streams.start()
    yield* this.#send({ type: 'started' })
    return pid
  }

  /** The end of process 1 is then the end of all. */
  get #ownsPidNamespace(): boolean {
    return this.state.spec.linux.namespaces.some(({ type, path }) => type === 'pid' && path === undefined)
  }

  *#cloneInit(main: Program): Blocking<number> {
    const { namespaces } = this.state.spec.linux
    const flags: CloneFlag[] = namespaces
      .filter(({ type, path }) => path === undefined && type !== 'cgroup')
      .map(({ type }) => namespaceFlags[type])
    const pidPath = namespaces.find(({ type }) => type === 'pid')?.path
    return pidPath === undefined ? this.#sys.clone(main, flags) : yield* this.#cloneInto(main, pidPath, flags)
  }

  /** Children are born into the pid namespace the shim points at for that moment (pid_namespaces(7), setns). */
  *#cloneInto(main: Program, pidPath: string, flags: readonly CloneFlag[] = []): Blocking<number> {
    const sys = this.#sys
    const own = yield* sys.open('/proc/self/ns/pid', { access: 'read', closeOnExec: true })
    const target = yield* sys.open(pidPath, { access: 'read', closeOnExec: true })
    sys.setns(target, 'pid')
    try {
      return sys.clone(main, flags)
    } finally {
      sys.setns(own, 'pid')
      sys.close(own)
      sys.close(target)
    }
  }

  /** Input and requests that come while the process runs. */
  *#readRequests(streams: ShimStreams): Blocking<void> {
    try {
      for (;;) {
        const frame = yield* this.#nextFrame()
        if (!frame) return
        if (frame.stream === 'stdin') {
          yield* streams.input(frame.bytes)
          continue
        }
        const request = decodeMessage<ShimRequest>(frame.bytes)
        if (request.type === 'resize') streams.resize({ columns: request.width, rows: request.height })
        if (request.type === 'close-stdin') streams.closeInput()
      }
    } catch (error) {
      if (!isErrno(error, 'EBADF', 'ECONNRESET')) throw error
    }
  }

  *#waitForStart(): Blocking<void> {
    const early: StdFrame[] = []
    for (;;) {
      const frame = yield* this.#nextFrame()
      if (!frame) throw new RuntimeError('dockerd is gone')
      if (frame.stream === 'systemerr' && decodeMessage<ShimRequest>(frame.bytes).type === 'start') break
      early.push(frame)
    }
    this.#queue.unshift(...early)
  }

  *#nextFrame(): Blocking<StdFrame | undefined> {
    while (this.#queue.length === 0) {
      const bytes = yield* this.#sys.read(this.fd, 65_536)
      if (bytes.length === 0) return undefined
      this.#queue.push(...this.#frames.push(bytes))
    }
    return this.#queue.shift()
  }

  *#output(stream: StdStream, bytes: Uint8Array): Blocking<void> {
    yield* this.#sys.write(this.fd, encodeStdFrame(stream, bytes))
  }

  *#send(event: ShimEvent): Blocking<void> {
    yield* this.#sys.write(this.fd, encodeMessage(event))
  }
}

/** runc's words for a process that could not be started. */
function failure(request: Launch, error: unknown): string {
  const reason = error instanceof RuntimeError ? error.message : goErrorText(error)
  return request.type === 'create'
    ? `OCI runtime create failed: runc create failed: unable to start container process: error during container init: ${reason}`
    : `OCI runtime exec failed: exec failed: unable to start container process: ${reason}`
}
