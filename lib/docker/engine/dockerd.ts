import { toHex } from '../../base/bytes'
import { isErrno } from '../../linux/kernel/errno'
import type { Process, Program } from '../../linux/kernel/program'
import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { Condition } from './condition'
import type { Engine } from './engine'
import { mkdirAll, readTextIfPresent, writeFile } from './files'
import { type EngineDisk, LazyEngine } from './lazy-engine'
import { createBridge, setUpFirewall } from './network/bridge-driver'
import { NetworkStore } from './network/network-store'
import { notifyReady } from './notify-ready'
import { dirname } from './path'

const ROOT = '/var/lib/docker'
const DEFAULT_HOST = 'unix:///var/run/docker.sock'
const ENGINE_ID_FILE = `${ROOT}/engine-id`
const PID_FILE = '/var/run/docker.pid'

/** What dockerd's surroundings give it and hear from it. */
export interface DockerHost {
  /** Hears of the engine of each dockerd that starts, so that the world can look at it. */
  announce(engine: Engine): void
  /** images that are there when dockerd starts for the first time */
  readonly preload: readonly string[]
}

/** The dockerd program of a machine. */
export function dockerdProgram(host: DockerHost): Program {
  const disk: EngineDisk = {}
  return function* dockerd(process: Process): Blocking<number> {
    const { sys, stderr } = process
    const hosts = parseHosts(process.argv)
    if (typeof hosts === 'string') {
      yield* stderr.write(`${hosts}\n`)
      return 125
    }
    sys.sigaction('SIGPIPE', 'ignore')
    mkdirAll(sys, ROOT, 0o710)
    yield* writeFile(sys, PID_FILE, String(sys.getpid()))
    const isFirstStart = !(yield* readTextIfPresent(sys, ENGINE_ID_FILE))
    const networkStore = new NetworkStore(sys, () => [])
    networkStore.addPredefined(sys.realtime())
    setUpFirewall(sys)
    for (const network of networkStore.all) if (network.driver === 'bridge') createBridge(sys, network)
    const parts = { sys, id: yield* engineId(sys), processors: yield* countProcessors(sys), networkStore }
    const lazyEngine = new LazyEngine(parts, host, disk)
    // An engine without a past has nothing to do until it is asked for something.
    if (!isFirstStart) yield* lazyEngine.ready()
    const stop = new Condition(sys)
    let isStopping = false
    const handler = (): void => {
      isStopping = true
    }
    for (const signal of ['SIGTERM', 'SIGINT'] as const) sys.sigaction(signal, { handler })
    for (const host of hosts) {
      const listener = listenOn(sys, host)
      if (typeof listener === 'string') {
        yield* stderr.write(`failed to load listeners: ${listener}\n`)
        return 1
      }
      sys.thread(() => acceptConnections(sys, listener, lazyEngine))
    }
    yield* notifyReady(process)
    while (!isStopping) yield* waitForSignal(stop)
    yield* lazyEngine.shutDown()
    for (const host of hosts) if (host.startsWith('unix://')) sys.unlink(host.slice('unix://'.length))
    sys.unlink(PID_FILE)
    return 0
  }
}

function* waitForSignal(condition: Condition): Blocking<void> {
  try {
    yield* condition.wait()
  } catch (error) {
    if (!isErrno(error, 'EINTR')) throw error
  }
}

/** The `-H` options, or what is wrong with the command line. */
function parseHosts(argv: readonly string[]): readonly string[] | string {
  const hosts: string[] = []
  for (let index = 1; index < argv.length; index++) {
    const [name = '', inline] = (argv[index] ?? '').split(/=(.*)/)
    if (name === '-H' || name === '--host') hosts.push(inline ?? argv[++index] ?? '')
    else if (name === '--containerd') inline ?? index++
    else
      return `unknown flag: ${name}\nSee 'dockerd --help'., Usage:  dockerd [OPTIONS]\n\nOnly -H, --host and --containerd are simulated here.`
  }
  const listening = hosts.map((host) => (host === 'fd://' ? DEFAULT_HOST : host))
  return listening.length > 0 ? listening : [DEFAULT_HOST]
}

function listenOn(sys: Syscalls, host: string): number | string {
  const tcp = /^tcp:\/\/([^:]*):(\d+)$/.exec(host)
  const path = host.startsWith('unix://') ? host.slice('unix://'.length) : undefined
  if (!tcp && path === undefined) return `invalid bind address format: ${host}`
  const fd = sys.socket(tcp ? 'inet' : 'unix')
  sys.setCloseOnExec(fd, true)
  try {
    if (tcp) {
      sys.bind(fd, { family: 'inet', address: tcp[1] || '0.0.0.0', port: Number(tcp[2]) })
    } else if (path !== undefined) {
      mkdirAll(sys, dirname(path))
      removeStale(sys, path)
      sys.bind(fd, { family: 'unix', path })
      sys.chmod(path, 0o660)
    }
    sys.listen(fd)
    return fd
  } catch (error) {
    if (!isErrno(error)) throw error
    return `can't create ${tcp ? 'TCP' : 'unix'} socket ${host.replace(/^\w+:\/\//, '')}: ${error.message.toLowerCase()}`
  }
}

/** A socket left by a dockerd that was killed. */
function removeStale(sys: Syscalls, path: string): void {
  try {
    sys.unlink(path)
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
  }
}

function* acceptConnections(sys: Syscalls, listener: number, engine: LazyEngine): Blocking<void> {
  for (;;) {
    const connection = yield* sys.accept(listener)
    sys.setCloseOnExec(connection, true)
    sys.thread(() => engine.serve(connection))
  }
}

/** The same for as long as /var/lib/docker lasts. */
function* engineId(sys: Syscalls): Blocking<string> {
  const known = yield* readTextIfPresent(sys, ENGINE_ID_FILE)
  if (known) return known
  const hex = toHex(sys.getrandom(16))
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
  yield* writeFile(sys, ENGINE_ID_FILE, id, 0o600)
  return id
}

function* countProcessors(sys: Syscalls): Blocking<number> {
  const cpuinfo = (yield* readTextIfPresent(sys, '/proc/cpuinfo')) ?? ''
  return Math.max(1, cpuinfo.match(/^processor\s*:/gm)?.length ?? 1)
}
