import type { Blocking } from '../../linux/kernel/wait-queue'
import type { DaemonConfig } from './daemon-config'
import type { Engine } from './engine'

/** What SIGHUP lets dockerd take over without a restart. */
const reloadable: readonly string[] = [
  ...['debug', 'insecure-registries', 'labels', 'live-restore'],
  ...['max-concurrent-downloads', 'max-concurrent-uploads', 'registry-mirrors', 'shutdown-timeout'],
]

/** Takes over a changed daemon.json, as far as that is possible (moby daemon.Reload). */
export function* reloadConfig(engine: Engine, fresh: DaemonConfig): Blocking<void> {
  const pick = (all: DaemonConfig, wanted: boolean) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => reloadable.includes(name) === wanted))
  engine.config = { ...pick(engine.config, false), ...pick(fresh, true) }
  const { config } = engine
  yield* engine.log('daemon', 'reload', engine.id, {
    debug: String(config.debug ?? false),
    'insecure-registries': JSON.stringify(config['insecure-registries'] ?? []),
    labels: JSON.stringify(config.labels ?? []),
    'live-restore': String(config['live-restore'] ?? false),
    'max-concurrent-downloads': String(config['max-concurrent-downloads'] ?? 3),
    'max-concurrent-uploads': String(config['max-concurrent-uploads'] ?? 5),
    name: engine.sys.gethostname(),
    'registry-mirrors': JSON.stringify(config['registry-mirrors'] ?? []),
    'shutdown-timeout': String(config['shutdown-timeout'] ?? 15),
  })
}
