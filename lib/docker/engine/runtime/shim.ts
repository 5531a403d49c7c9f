import { decode } from '../../../base/bytes'
import { isErrno } from '../../../linux/kernel/errno'
import type { Process } from '../../../linux/kernel/program'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { mkdirAll, readFile } from '../files'
import { removeCgroup } from './cgroup'
import type { OciSpec } from './oci-spec'
import { serveProcess } from './shim-process'
import { ShimState } from './shim-state'

const SOCKET_DIRECTORY = '/run/containerd/s'

/**
 * containerd-shim-runc-v2: the parent of a container's processes. `start` leaves a daemon behind and prints its address;
 * the daemon serves dockerd until the container's process 1 is gone, whatever happens to dockerd.
 */
export function* containerdShim(process: Process): Blocking<number> {
  return process.argv.at(-1) === 'start' ? yield* startShim(process) : yield* runShim(process)
}

function option(argv: readonly string[], name: string): string {
  return argv[argv.indexOf(name) + 1] ?? ''
}

/** Listens on the shim's socket and hands it to a daemon, which outlives this process and so becomes a child of process 1. */
function* startShim({ sys, argv, stdout }: Process): Blocking<number> {
  mkdirAll(sys, SOCKET_DIRECTORY, 0o711)
  const path = `${SOCKET_DIRECTORY}/${option(argv, '-id')}`
  const listener = sys.socket('unix')
  sys.bind(listener, { family: 'unix', path })
  sys.listen(listener)
  const silence = yield* sys.open('/dev/null', { access: 'read-write' })
  yield* sys.spawn({
    path: argv[0] ?? '',
    argv: argv.slice(0, -1),
    fds: new Map([
      [0, silence],
      [1, silence],
      [2, silence],
      [3, listener],
    ]),
  })
  yield* stdout.write(`unix://${path}`)
  return 0
}

function* runShim({ sys, argv }: Process): Blocking<number> {
  const listener = 3
  sys.setCloseOnExec(listener, true)
  sys.setsid()
  sys.setChildSubreaper()
  sys.sigaction('SIGPIPE', 'ignore')
  const bundle = sys.getcwd()
  const spec = JSON.parse(decode(yield* readFile(sys, `${bundle}/config.json`))) as OciSpec
  const state = new ShimState(sys, spec)
  sys.thread(function* acceptConnections() {
    for (;;) {
      const connection = yield* sys.accept(listener)
      sys.setCloseOnExec(connection, true)
      sys.thread(() => serveProcess(state, connection))
    }
  })
  yield* reapChildren(state)
  removeCgroup(sys, spec.linux.cgroupsPath)
  sys.unlink(`${SOCKET_DIRECTORY}/${option(argv, '-id')}`)
  return 0
}

/** Waits for the container's processes, and for orphans that come back to the shim, until all connections are done. */
function* reapChildren(state: ShimState): Blocking<void> {
  for (;;) {
    try {
      const status = yield* state.sys.wait4(-1)
      if (status) yield* state.reap(status)
    } catch (error) {
      if (!isErrno(error, 'ECHILD', 'EINTR')) throw error
      if (state.isDone) return
      if (error.code === 'ECHILD') yield* state.changed.wait()
    }
  }
}
