import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { mkdirAll } from '../files'
import { latency } from '../latency'
import { openLog } from '../log/log-sink'
import { allocateNetwork, connectInterfaces, releaseNetwork } from '../network/container-network'
import { startDnsServer } from '../network/dns-server'
import { removeBundle, startShim } from '../runtime/bundle'
import { RuntimeError } from '../runtime/runtime-error'
import { Task } from '../runtime/task'
import { checkpoint } from './checkpoint'
import { cleanUp } from './clean-up'
import type { Container } from './container'
import { writeEtcFiles } from './etc-files'
import { handleExit } from './exit'
import { linkedTo } from './links'
import { networkTarget, shmPath } from './namespaces'
import { pinNetwork } from './pin-network'
import { pumpInput } from './pump-input'
import { removeContainer } from './remove'
import { createSpec } from './spec'
import { setRunning } from './state-changes'
import { isContainerMode } from './validate-config'
import { mountVolumes } from './volume-mounts'

/** How a failed start shows in the container's exit code (moby setExitCodeFromError). */
const PERMISSION_DENIED = 126
const NOT_FOUND = 127
const UNKNOWN = 128

/** `docker start`; a container that runs stays as it is (moby ContainerStart). @throws EngineError */
export function* startContainerByName(engine: Engine, reference: string): Blocking<void> {
  const container = engine.containerStore.find(reference)
  yield* container.settled()
  if (container.isPaused)
    throw new EngineError('Conflict', 'cannot start a paused container, try unpause instead')
  if (container.state.status === 'running')
    throw new EngineError('NotModified', 'container is already running')
  if (container.isBeingRemoved || container.state.status === 'dead') {
    throw new EngineError('Conflict', 'container is marked for removal and cannot be started')
  }
  yield* startContainer(engine, container)
}

/** Starts a container; `isRestart` when its restart policy does. @throws EngineError */
export function* startContainer(engine: Engine, container: Container, isRestart = false): Blocking<void> {
  let failure: unknown
  yield* container.mutex.hold(function* () {
    if (container.state.status === 'running') return
    try {
      yield* run(engine, container, isRestart)
    } catch (error) {
      failure = yield* fail(engine, container, error)
    }
  })
  if (failure === undefined) return
  if (container.hostConfig.AutoRemove)
    yield* removeContainer(engine, container.id, { force: true, removeVolumes: true, isAutomatic: true })
  throw failure
}

function* run(engine: Engine, container: Container, isRestart: boolean): Blocking<void> {
  const { sys, layerStore } = engine
  if (container.isRemoved)
    throw new EngineError('Conflict', 'container is marked for removal and cannot be started')
  const root = layerStore.mount(container.layer)
  yield* setUpNetwork(engine, container)
  yield* writeEtcFiles(engine, container)
  // Those linked to it learn its new address.
  for (const { parent } of linkedTo(container)) if (parent.task) yield* writeEtcFiles(engine, parent)
  prepareHost(engine, container)
  yield* mountVolumes(engine, container)
  const spec = yield* createSpec(engine, container, root)
  if (!isRestart) {
    container.backoff.reset()
    container.hasBeenManuallyStopped = false
  }
  const log = yield* openLog(engine, container)
  const socket = yield* startShim(sys, container.id, spec)
  const task = yield* Task.prepare(
    sys,
    socket,
    { type: 'create', stdin: container.config.OpenStdin },
    {
      output: (stream, bytes) => container.output.write(stream, bytes),
      exited: (exit) => handleExit(engine, container, exit, () => startContainer(engine, container, true)),
    },
  )
  yield* connectInterfaces(engine, container, task.pid)
  yield* startDnsServer(engine, container, task.pid)
  yield* pinNetwork(engine, container, task.pid)
  if (log) container.output.add(log)
  container.hasBeenManuallyRestarted = false
  yield* sys.nanosleep(latency.start)
  yield* task.start()
  yield* setRunning(engine, container, task)
  if (container.config.OpenStdin) sys.thread(() => pumpInput(container.stdin, task))
  yield* checkpoint(engine, container)
  yield* engine.logContainer(container, 'start')
}

function* setUpNetwork(engine: Engine, container: Container): Blocking<void> {
  if (isContainerMode(container.hostConfig.NetworkMode)) {
    const other = networkTarget(engine, container)
    container.networkFilesOf = other.networkFilesOf ?? other.directory
    container.config.Hostname = other.config.Hostname
    return
  }
  try {
    yield* engine.sys.nanosleep(latency.network)
    yield* allocateNetwork(engine, container)
  } catch (error) {
    throw error instanceof EngineError ? error.wrap('failed to set up container networking') : error
  }
}

/** Makes what mounts need on the host: missing sources of `-v`, and shared memory that others may join. */
function prepareHost({ sys }: Engine, container: Container): void {
  for (const { type, source, makesSource } of container.mounts.values()) {
    if (type === 'bind' && makesSource) makeSource(sys, source)
  }
  if (container.hostConfig.IpcMode !== 'shareable') return
  const shm = shmPath(container)
  mkdirAll(sys, shm, 0o700)
  const data = `mode=1777,size=${container.hostConfig.ShmSize}`
  sys.mount({ source: 'shm', target: shm, type: 'tmpfs', noExec: true, noSuid: true, noDev: true, data })
}

function makeSource(sys: Engine['sys'], source: string): void {
  try {
    sys.stat(source)
  } catch {
    mkdirAll(sys, source)
  }
}

/** Undoes what a start has done so far and notes why it failed; the error for the client. */
function* fail(engine: Engine, container: Container, error: unknown): Blocking<EngineError> {
  const failure = explain(container, error)
  container.error = failure.message
  if (container.exitCode === 0) container.exitCode = UNKNOWN
  yield* container.output.end()
  removeBundle(engine.sys, container.id)
  yield* releaseNetwork(engine, container)
  yield* cleanUp(engine, container)
  container.resetStreams()
  yield* checkpoint(engine, container)
  return failure
}

function explain(container: Container, error: unknown): EngineError {
  if (error instanceof EngineError) return error
  if (!(error instanceof RuntimeError)) throw error
  const message = `failed to create task for container: failed to create shim task: ${error.message}`
  const text = message.toLowerCase()
  if (text.includes('permission denied')) return classified(container, PERMISSION_DENIED, message)
  if (text.includes('is a directory'))
    return classified(container, PERMISSION_DENIED, `${message}: permission denied`)
  if (text.includes('not a directory')) {
    const advice =
      'Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type'
    return classified(container, NOT_FOUND, `${message}: ${advice}`)
  }
  const isNotFound = text.includes('executable file not found') || text.includes('no such file or directory')
  if (isNotFound) return classified(container, NOT_FOUND, message)
  container.exitCode = UNKNOWN
  return new EngineError('System', message)
}

function classified(container: Container, exitCode: number, message: string): EngineError {
  container.exitCode = exitCode
  return new EngineError('InvalidParameter', message)
}
