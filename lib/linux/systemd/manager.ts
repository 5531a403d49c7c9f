import { SECOND } from '../../base/clock'
import { isErrno } from '../kernel/errno'
import { parseSignal, type Signal, signalNumbers } from '../kernel/signal'
import type { Syscalls, WaitStatus } from '../kernel/syscalls'
import type { Blocking } from '../kernel/wait-queue'
import { readTextIfAny } from '../programs/support/files'
import { writeJournal } from './journal'
import { launchService } from './launch-service'
import type { ActiveState, ControlReply, ProcessEnd, UnitStatus } from './protocol'
import { statusName } from './status-name'
import { loadUnit, setting, settingValues, timeSpan, type Unit } from './unit'

/** How often a thread looks whether a service has come to the state it waits for. */
const TICK = SECOND / 500
const TIMEOUT_SECONDS = 90
const CLEAN_SIGNALS: readonly number[] = [
  signalNumbers.SIGHUP,
  signalNumbers.SIGINT,
  signalNumbers.SIGTERM,
  signalNumbers.SIGPIPE,
]

class Service {
  unit: Unit
  active: ActiveState = 'inactive'
  sub = 'dead'
  result = 'success'
  mainPid = 0
  since = 0
  duration: number | undefined
  end: ProcessEnd | undefined
  isReady = false
  isStopping = false
  restarts = 0

  constructor(unit: Unit) {
    this.unit = unit
  }

  get type(): string {
    return setting(this.unit, 'Service', 'Type') ?? 'simple'
  }
}

/** The services of a machine: starts and stops them, hears of their ends, starts them again as their units say. */
export class Manager {
  readonly #services = new Map<string, Service>()

  constructor(private readonly sys: Syscalls) {}

  /** @returns what systemctl is told */
  *start(name: string): Blocking<ControlReply> {
    const unit = yield* loadUnit(this.sys, name)
    if (!unit) return { ok: false, reason: 'not-found' }
    const service = this.#services.get(name) ?? new Service(unit)
    this.#services.set(name, service)
    if (service.active === 'active' || service.active === 'activating') return { ok: true }
    service.unit = unit
    for (const key of ['Requires', 'Wants', 'BindsTo'])
      for (const other of settingValues(unit, 'Unit', key).flatMap((value) => value.split(/\s+/)))
        if (other.endsWith('.service') && other !== name) yield* this.start(other)
    return name.endsWith('.service') ? yield* this.#begin(service) : { ok: true }
  }

  *#begin(service: Service): Blocking<ControlReply> {
    const { unit, type } = service
    const command = setting(unit, 'Service', 'ExecStart')
    if (command === undefined) return { ok: false, reason: 'exec' }
    const title = titleOf(unit)
    service.isReady = false
    service.isStopping = false
    service.result = 'success'
    service.end = undefined
    if (type !== 'simple' && type !== 'exec') yield* this.#log(service, `Starting ${title}...`)
    this.#change(service, 'activating', 'start')
    for (const before of settingValues(unit, 'Service', 'ExecStartPre'))
      yield* this.#runToEnd(service, before)
    service.mainPid = launchService(this.sys, unit, command)
    if (type === 'simple' || type === 'exec' || type === 'idle') service.isReady = true
    yield* this.#until(function* () {
      return service.isReady || service.mainPid === 0
    }, TIMEOUT_SECONDS)
    if (service.active !== 'activating') {
      yield* this.#log(service, `Failed to start ${title}.`, 3)
      return { ok: false, reason: service.result === 'signal' ? 'signal' : 'exit-code' }
    }
    if (type === 'oneshot') {
      yield* this.#log(service, `Finished ${title}.`)
      const stays = setting(unit, 'Service', 'RemainAfterExit')
      if (stays === 'yes' || stays === 'true') this.#change(service, 'active', 'exited')
      else this.#change(service, 'inactive', 'dead')
      return { ok: true }
    }
    this.#change(service, 'active', service.mainPid === 0 ? 'exited' : 'running')
    yield* this.#log(service, `Started ${title}.`)
    return { ok: true }
  }

  *stop(name: string): Blocking<ControlReply> {
    const service = this.#services.get(name)
    if (!service) return (yield* loadUnit(this.sys, name)) ? { ok: true } : { ok: false, reason: 'not-found' }
    service.restarts = 0
    if (service.active === 'inactive' || service.active === 'failed') return { ok: true }
    const title = titleOf(service.unit)
    service.isStopping = true
    yield* this.#log(service, `Stopping ${title}...`)
    this.#change(service, 'deactivating', 'stop-sigterm')
    for (const command of settingValues(service.unit, 'Service', 'ExecStop'))
      yield* this.#runToEnd(service, command)
    const signal = parseSignal(setting(service.unit, 'Service', 'KillSignal') ?? 'SIGTERM') ?? 'SIGTERM'
    yield* this.#signal(service, signal)
    const seconds = timeSpan(setting(service.unit, 'Service', 'TimeoutStopSec') ?? String(TIMEOUT_SECONDS))
    yield* this.#until(() => this.#isEmpty(service), seconds)
    if (!(yield* this.#isEmpty(service))) {
      yield* this.#log(service, `${name}: State 'stop-sigterm' timed out. Killing.`, 4)
      service.result = 'timeout'
      yield* this.#signal(service, 'SIGKILL')
      yield* this.#until(() => this.#isEmpty(service), seconds)
    }
    const isFailed = service.result !== 'success'
    this.#change(service, isFailed ? 'failed' : 'inactive', isFailed ? 'failed' : 'dead')
    yield* this.#log(
      service,
      isFailed ? `${name}: Failed with result '${service.result}'.` : `${name}: Deactivated successfully.`,
    )
    yield* this.#log(service, `Stopped ${title}.`)
    return { ok: true }
  }

  *reload(name: string): Blocking<ControlReply> {
    const service = this.#services.get(name)
    const commands = service ? settingValues(service.unit, 'Service', 'ExecReload') : []
    if (service?.active !== 'active' || commands.length === 0) return { ok: false, reason: 'no-reload' }
    for (const command of commands)
      yield* this.#runToEnd(service, command.replaceAll('$MAINPID', String(service.mainPid)))
    return { ok: true }
  }

  *kill(name: string, signal: Signal): Blocking<ControlReply> {
    const service = this.#services.get(name)
    if (!service) return { ok: false, reason: 'not-found' }
    yield* this.#signal(service, signal, true)
    return { ok: true }
  }

  resetFailed(name: string | undefined): void {
    for (const service of this.#services.values())
      if (service.active === 'failed' && (name === undefined || service.unit.name === name))
        this.#change(service, 'inactive', 'dead')
  }

  /** The units known, or the one of that name. */
  list(name?: string): readonly UnitStatus[] {
    return [...this.#services.values()]
      .filter(({ unit }) => name === undefined || unit.name === name)
      .map(({ unit, active, sub, result, mainPid, since, duration, end }) => ({
        name: unit.name,
        active,
        sub,
        result,
        mainPid,
        since,
        ...(duration !== undefined && { duration }),
        ...(end && { end }),
      }))
  }

  /** A service has said READY=1. */
  ready(pid: number): void {
    for (const service of this.#services.values()) if (service.mainPid === pid) service.isReady = true
  }

  /** A child of process 1 has ended. */
  *ended(status: WaitStatus): Blocking<void> {
    const service = [...this.#services.values()].find(({ mainPid }) => mainPid === status.pid)
    if (!service || !('exited' in status || 'signaled' in status)) return
    const end: ProcessEnd =
      'exited' in status
        ? { pid: status.pid, code: 'exited', status: status.exited }
        : { pid: status.pid, code: 'killed', status: signalNumbers[status.signaled] }
    service.end = end
    service.mainPid = 0
    const isClean = end.code === 'exited' ? end.status === 0 : CLEAN_SIGNALS.includes(end.status)
    const { name } = service.unit
    if (!isClean) {
      service.result = end.code === 'exited' ? 'exit-code' : 'signal'
      yield* this.#log(
        service,
        `${name}: Main process exited, code=${end.code}, status=${statusName(end)}`,
        5,
      )
    }
    if (service.isStopping) return
    if (
      isClean &&
      (service.type === 'oneshot' || service.type === 'forking') &&
      service.active === 'activating'
    ) {
      service.isReady = true
      return
    }
    yield* this.#log(
      service,
      isClean ? `${name}: Deactivated successfully.` : `${name}: Failed with result '${service.result}'.`,
      isClean ? 6 : 4,
    )
    this.#change(service, isClean ? 'inactive' : 'failed', isClean ? 'dead' : 'failed')
    // What the main process leaves behind ends with it.
    yield* this.#signal(service, 'SIGTERM')
    const restart = setting(service.unit, 'Service', 'Restart') ?? 'no'
    const isAgain =
      restart === 'always' ||
      (isClean
        ? restart === 'on-success'
        : restart === 'on-failure' || (restart.startsWith('on-ab') && end.code === 'killed'))
    if (isAgain) this.sys.thread(() => this.#restart(service))
  }

  *#restart(service: Service): Blocking<void> {
    const { name } = service.unit
    const limit = Number(setting(service.unit, 'Unit', 'StartLimitBurst') ?? '5')
    this.#change(service, 'activating', 'auto-restart')
    yield* this.sys.nanosleep(
      Math.ceil(timeSpan(setting(service.unit, 'Service', 'RestartSec') ?? '100ms') * SECOND),
    )
    if (service.sub !== 'auto-restart') return
    if (++service.restarts > limit) {
      yield* this.#log(service, `${name}: Start request repeated too quickly.`, 4)
      this.#change(service, 'failed', 'failed')
      return
    }
    yield* this.#log(service, `${name}: Scheduled restart job, restart counter is at ${service.restarts}.`)
    yield* this.#begin(service)
  }

  *#runToEnd(service: Service, command: string): Blocking<void> {
    const pid = launchService(this.sys, service.unit, command)
    const { sys } = this
    yield* this.#until(function* () {
      return !exists(sys, pid)
    }, TIMEOUT_SECONDS)
  }

  *#until(isDone: () => Blocking<boolean>, seconds: number): Blocking<void> {
    const deadline = this.sys.now() + seconds * SECOND
    while (!(yield* isDone()) && this.sys.now() < deadline) yield* this.sys.nanosleep(TICK)
  }

  #change(service: Service, active: ActiveState, sub: string): void {
    const { seconds, nanoseconds } = this.sys.realtime()
    const now = seconds + nanoseconds / 1e9
    if (service.active === 'active' && active !== 'active') service.duration = now - service.since
    if (service.active !== active) service.since = now
    service.active = active
    service.sub = sub
  }

  *#log({ unit }: Service, message: string, priority = 6): Blocking<void> {
    yield* writeJournal(this.sys, { unit: unit.name, identifier: 'systemd', pid: 1, message, priority })
  }

  /** Processes of the service that are to be killed with it (systemd.kill(5)). */
  *#pids(service: Service, all = false): Blocking<readonly number[]> {
    const mode = setting(service.unit, 'Service', 'KillMode')
    if (!all && (mode === 'process' || mode === 'none')) return service.mainPid === 0 ? [] : [service.mainPid]
    return yield* members(this.sys, service.unit.name)
  }

  *#isEmpty(service: Service): Blocking<boolean> {
    return service.mainPid === 0 && (yield* this.#pids(service)).length === 0
  }

  *#signal(service: Service, signal: Signal, all = false): Blocking<void> {
    for (const pid of yield* this.#pids(service, all)) {
      try {
        this.sys.kill(pid, signal)
      } catch (error) {
        if (!isErrno(error, 'ESRCH')) throw error
      }
    }
  }
}

const titleOf = (unit: Unit): string => {
  const description = setting(unit, 'Unit', 'Description')
  return description === undefined ? unit.name : `${unit.name} - ${description}`
}

function exists(sys: Syscalls, pid: number): boolean {
  try {
    sys.kill(pid, 0)
    return true
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}

/** The processes in a unit's control group. */
function* members(sys: Syscalls, unit: string): Blocking<readonly number[]> {
  const text = (yield* readTextIfAny(sys, `/sys/fs/cgroup/system.slice/${unit}/cgroup.procs`)) ?? ''
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map(Number)
}
