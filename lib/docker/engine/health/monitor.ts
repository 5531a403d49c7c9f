import { SECOND } from '../../../base/clock'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { HealthcheckResult } from '../../api/types/container'
import type { HealthConfig } from '../../api/types/container-config'
import { checkpoint } from '../container/checkpoint'
import type { Container } from '../container/container'
import type { Engine } from '../engine'
import { Health } from './health'
import { probeCommand, runProbe } from './probe'

const DEFAULT_INTERVAL = 30 * SECOND
const DEFAULT_START_INTERVAL = 5 * SECOND
const DEFAULT_TIMEOUT = 30 * SECOND
const DEFAULT_RETRIES = 3
const REMEMBERED = 5

/** A container with a health check has begun to run (moby initHealthMonitor). */
export function* beginHealth(engine: Engine, container: Container): Blocking<void> {
  if (!probeCommand(container.config)) return
  yield* updateHealth(engine, container, false)
  container.health ??= new Health(engine.sys)
  container.health.status = 'starting'
  container.health.failingStreak = 0
  yield* updateHealth(engine, container)
}

/** Watches a container's health while it runs and is not paused; who is not watched counts as unhealthy (moby updateHealthMonitor). */
export function* updateHealth(
  engine: Engine,
  container: Container,
  isWatched = container.task !== undefined && !container.isPaused,
): Blocking<void> {
  const { health } = container
  if (!health || isWatched === health.monitor > 0) return
  if (!isWatched) {
    health.monitor = 0
    health.status = 'unhealthy'
    yield* health.changed.notify()
    return
  }
  const number = ++health.monitors
  health.monitor = number
  engine.sys.thread(() => monitor(engine, container, health, number))
}

function* monitor(engine: Engine, container: Container, health: Health, number: number): Blocking<void> {
  const { sys } = engine
  const check = container.config.Healthcheck ?? {}
  const command = probeCommand(container.config) ?? []
  const startedAt = sys.now()
  while (health.monitor === number) {
    const deadline = sys.now() + interval(check, health, sys.now() - startedAt)
    while (health.monitor === number && sys.now() < deadline)
      yield* health.changed.wait({ timeout: deadline - sys.now() })
    if (health.monitor !== number) return
    const age = sys.now() - startedAt
    const result = yield* runProbe(engine, container, command, check.Timeout || DEFAULT_TIMEOUT)
    if (health.monitor !== number) return
    yield* note(engine, container, health, result, age)
  }
}

/** Nanoseconds to the next probe: shorter ones while the container may still be starting. */
function interval({ Interval, StartInterval, StartPeriod = 0 }: HealthConfig, health: Health, age: number) {
  const isStarting = age < StartPeriod && health.status === 'starting'
  return isStarting ? StartInterval || DEFAULT_START_INTERVAL : Interval || DEFAULT_INTERVAL
}

/** What a probe's result means (moby handleProbeResult). */
function* note(
  engine: Engine,
  container: Container,
  health: Health,
  result: HealthcheckResult,
  age: number,
): Blocking<void> {
  const { Retries, StartPeriod = 0 } = container.config.Healthcheck ?? {}
  const before = health.status
  health.log = [...health.log, result].slice(-REMEMBERED)
  if (result.ExitCode === 0) {
    health.failingStreak = 0
    health.status = 'healthy'
  } else if (before !== 'starting' || age >= StartPeriod) {
    health.failingStreak++
    if (health.failingStreak >= (Retries || DEFAULT_RETRIES)) health.status = 'unhealthy'
  }
  yield* checkpoint(engine, container)
  if (health.status !== before) yield* engine.logContainer(container, `health_status: ${health.status}`)
}
