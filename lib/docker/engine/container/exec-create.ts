import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { ExecCreateRequest, ExecInspect } from '../../api/types/exec'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { generateId } from '../identifier'
import { everyCapability } from '../runtime/default-spec'
import type { OciProcess } from '../runtime/oci-spec'
import type { Container } from './container'
import { validateDetachKeys } from './detach-keys'
import { Exec } from './exec'
import { notRunning } from './kill'
import { linkEnv } from './links'
import { processEnv, replaceEnv } from './merge-config'
import { securityOptions } from './security'
import { containerUser, rlimits } from './spec'
import { capabilitySets } from './spec-capabilities'

/** The container an exec may be made in (moby getActiveContainer). @throws EngineError */
export function activeContainer(engine: Engine, reference: string): Container {
  const container = engine.containerStore.find(reference)
  if (!container.isRunning) throw notRunning(container)
  if (container.isPaused) {
    throw new EngineError('Conflict', `Container ${reference} is paused, unpause the container before exec`)
  }
  if (container.state.status === 'restarting') {
    throw new EngineError(
      'Conflict',
      `Container ${container.id} is restarting, wait until the container is running`,
    )
  }
  return container
}

/** `POST /containers/{id}/exec` (moby ContainerExecCreate). @throws EngineError */
export function* createExec(engine: Engine, reference: string, request: ExecCreateRequest): Blocking<string> {
  yield* engine.containerStore.find(reference).settled()
  const container = activeContainer(engine, reference)
  const args = request.Cmd ?? []
  if (args.length === 0) throw new EngineError('InvalidParameter', 'No exec command specified')
  validateDetachKeys(request.DetachKeys ?? '', 'escape')
  const exec = new Exec(engine.sys, {
    id: generateId(engine.sys),
    containerId: container.id,
    process: yield* execProcess(engine, container, request, args),
    tty: request.Tty ?? false,
    openStdin: request.AttachStdin ?? false,
    openStdout: request.AttachStdout ?? false,
    openStderr: request.AttachStderr ?? false,
    detachKeys: request.DetachKeys ?? '',
    privileged: request.Privileged ?? false,
    user: request.User ?? '',
  })
  container.execs.set(exec.init.id, exec)
  engine.execs.set(exec.init.id, exec)
  yield* engine.logContainer(container, `exec_create: ${commandText(exec)}`, { execID: exec.init.id })
  return exec.init.id
}

/** The command as events show it: with a blank behind, even when there are no arguments. */
export function commandText({ init: { process } }: Exec): string {
  const [entrypoint = '', ...args] = process.args
  return `${entrypoint} ${args.join(' ')}`
}

function* execProcess(
  engine: Engine,
  container: Container,
  request: ExecCreateRequest,
  args: string[],
): Blocking<OciProcess> {
  const root = `/proc/${container.pid}/root`
  const tty = request.Tty ?? false
  const env = replaceEnv(processEnv({ ...container.config, Tty: tty }, linkEnv(container)), request.Env ?? [])
  const all = [...everyCapability]
  const size = request.ConsoleSize
  return {
    ...(tty && { terminal: true, consoleSize: { height: size?.[0] ?? 0, width: size?.[1] ?? 0 } }),
    user: yield* containerUser(engine, container, root, request.User || container.config.User),
    args,
    env,
    cwd: request.WorkingDir || container.config.WorkingDir || '/',
    capabilities: request.Privileged
      ? { bounding: all, effective: all, permitted: all }
      : capabilitySets(container.hostConfig),
    ...(securityOptions(container.hostConfig).noNewPrivileges && { noNewPrivileges: true }),
    ...rlimits(container.hostConfig),
  }
}

/** @throws EngineError NotFound */
export function findExec(engine: Engine, id: string): { exec: Exec; container: Container } {
  const exec = engine.execs.get(id)
  if (!exec || !engine.containerStore.has(exec.init.containerId))
    throw new EngineError('NotFound', `No such exec instance: ${id}`)
  return { exec, container: engine.containerStore.find(exec.init.containerId) }
}

export function inspectExec({ init, isRunning, exitCode, pid }: Exec): ExecInspect {
  const [entrypoint = '', ...args] = init.process.args
  return {
    ID: init.id,
    Running: isRunning,
    ExitCode: exitCode,
    ProcessConfig: {
      tty: init.tty,
      entrypoint,
      arguments: args,
      privileged: init.privileged,
      ...(init.user !== '' && { user: init.user }),
    },
    OpenStdin: init.openStdin,
    OpenStderr: init.openStderr,
    OpenStdout: init.openStdout,
    CanRemove: false,
    ContainerID: init.containerId,
    DetachKeys: init.detachKeys,
    Pid: pid,
  }
}
