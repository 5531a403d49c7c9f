import { toHex } from '../../base/bytes'
import { isErrno } from '../../linux/kernel/errno'
import type { Process, Program } from '../../linux/kernel/program'
import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { Condition } from './condition'
import { type DaemonConfig, readDaemonConfig } from './daemon-config'
import type { Engine } from './engine'
import { EngineError } from './error'
import { mkdirAll, readTextIfPresent, writeFile } from './files'
import { type EngineDisk, LazyEngine } from './lazy-engine'
import { createBridge, setUpFirewall } from './network/bridge-driver'
import { NetworkStore } from './network/network-store'
import { notifyReady } from './notify-ready'
import { dirname } from './path'

const ROOT = '/var/lib/docker'
const DEFAULT_HOST = 'unix:///var/run/docker.sock'
const ENGINE_ID_FILE = `${ROOT}/engine-id`
/** What stands in dockerd's directory from the beginning. */
const directories = ['buildkit', 'containers', 'network', 'plugins', 'runtimes', 'swarm', 'tmp']
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
    const config = yield* configure(process)
    if (!config) return 1
    const hosts = listeningHosts(config)
    sys.sigaction('SIGPIPE', 'ignore')
    mkdirAll(sys, ROOT, 0o710)
    for (const name of directories) mkdirAll(sys, `${ROOT}/${name}`, 0o710)
    yield* writeFile(sys, PID_FILE, String(sys.getpid()))
    const isFirstStart = !(yield* readTextIfPresent(sys, ENGINE_ID_FILE))
    const networkStore = new NetworkStore(sys, () => [], config)
    networkStore.addPredefined(sys.realtime())
    setUpFirewall(sys)
    for (const network of networkStore.all) if (network.driver === 'bridge') createBridge(sys, network)
    const id = yield* engineId(sys)
    const parts = { sys, id, processors: yield* countProcessors(sys), networkStore, config }
    const lazyEngine = new LazyEngine(parts, host, disk)
    // An engine without a past has nothing to do until it is asked for something.
    if (!isFirstStart) yield* lazyEngine.ready()
    const problem = yield* listenOnAll(sys, hosts, config, lazyEngine)
    if (problem !== undefined) {
      yield* stderr.write(`failed to load listeners: ${problem}\n`)
      return 1
    }
    yield* notifyReady(process)
    yield* untilStopped(process, lazyEngine)
    yield* lazyEngine.shutDown()
    for (const host of hosts) if (host.startsWith('unix://')) sys.unlink(host.slice('unix://'.length))
    sys.unlink(PID_FILE)
    return 0
  }
}

/** Accepts connections on all hosts; what is wrong when one of them cannot be listened on. */
function* listenOnAll(
  sys: Syscalls,
  hosts: readonly string[],
  { group }: DaemonConfig,
  engine: LazyEngine,
): Blocking<string | undefined> {
  for (const host of hosts) {
    const listener = listenOn(sys, host)
    if (typeof listener === 'string') return listener
    yield* ownByGroup(sys, host, group)
    if (host.startsWith('unix://')) yield* giveToDockerGroup(sys, host.slice('unix://'.length))
    sys.thread(() => acceptConnections(sys, listener, engine))
  }
  return undefined
}

/** Waits for the signal to stop; SIGHUP has the configuration read again. */
function* untilStopped(process: Process, engine: LazyEngine): Blocking<void> {
  const { sys } = process
  const signals = new Condition(sys)
  let isStopping = false
  let isReloading = false
  sys.sigaction('SIGHUP', {
    handler: () => {
      isReloading = true
    },
  })
  const handler = (): void => {
    isStopping = true
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) sys.sigaction(signal, { handler })
  while (!isStopping) {
    yield* waitForSignal(signals)
    const fresh = isReloading ? yield* configure(process) : undefined
    isReloading = false
    if (fresh) yield* engine.reload(fresh)
  }
}

function* waitForSignal(condition: Condition): Blocking<void> {
  try {
    yield* condition.wait()
  } catch (error) {
    if (!isErrno(error, 'EINTR')) throw error
  }
}

function listeningHosts({ hosts = [] }: DaemonConfig): readonly string[] {
  const listening = hosts.map((host) => (host === 'fd://' ? DEFAULT_HOST : host))
  return listening.length > 0 ? listening : [DEFAULT_HOST]
}

/** What was told by flags and file; undefined, and the reason printed, when dockerd cannot start with it. */
function* configure({ sys, argv, stderr }: Process): Blocking<DaemonConfig | undefined> {
  try {
    return yield* readDaemonConfig(sys, argv)
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    yield* stderr.write(`${error.message}\n`)
    return undefined
  }
}

/** Members of the group `docker` may speak to dockerd. */
function* ownByGroup(sys: Syscalls, host: string, group = 'docker'): Blocking<void> {
  if (!host.startsWith('unix://')) return
  const groups = (yield* readTextIfPresent(sys, '/etc/group')) ?? ''
  const gid = groups
    .split('\n')
    .find((line) => line.startsWith(`${group}:`))
    ?.split(':')[2]
  if (gid !== undefined) sys.chown(host.slice('unix://'.length), 0, Number(gid))
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

/** Who is in the group docker may use the socket. */
function* giveToDockerGroup(sys: Syscalls, path: string): Blocking<void> {
  const gid = /^docker:[^:]*:(\d+):/m.exec((yield* readTextIfPresent(sys, '/etc/group')) ?? '')?.[1]
  if (gid !== undefined) sys.chown(path, 0, Number(gid))
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
