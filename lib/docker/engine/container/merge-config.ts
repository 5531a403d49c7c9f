import type { ContainerConfig, HealthConfig } from '../../api/types/container-config'
import type { ImageConfig } from '../../registry/image-source'

/** Fills in what the user left to the image (moby daemon merge). */
export function mergeImageConfig(config: ContainerConfig, image: ImageConfig): void {
  config.User ||= image.User ?? ''
  const ports = { ...image.ExposedPorts, ...config.ExposedPorts }
  if (Object.keys(ports).length > 0) config.ExposedPorts = ports
  config.Env = mergeEnv(config.Env, image.Env ?? null)
  config.Labels = { ...image.Labels, ...config.Labels }
  if (!config.Entrypoint?.length) {
    if (!config.Cmd?.length) config.Cmd = image.Cmd ? [...image.Cmd] : null
    config.Entrypoint ??= image.Entrypoint ? [...image.Entrypoint] : null
  }
  config.WorkingDir ||= image.WorkingDir ?? ''
  const volumes = { ...image.Volumes, ...config.Volumes }
  config.Volumes = Object.keys(volumes).length > 0 ? volumes : null
  if (!config.StopSignal && image.StopSignal) config.StopSignal = image.StopSignal
  if (image.Healthcheck) config.Healthcheck = mergeHealth(config.Healthcheck, image.Healthcheck)
  if (!config.Shell?.length && image.Shell) config.Shell = [...image.Shell]
}

/** What the user leaves at zero is as the image says. */
function mergeHealth(own: HealthConfig = {}, image: HealthConfig): HealthConfig {
  const Test = own.Test?.length ? own.Test : image.Test
  const spans = (['Interval', 'Timeout', 'StartPeriod', 'StartInterval', 'Retries'] as const).flatMap(
    (key) => {
      const value = own[key] || image[key]
      return value ? [[key, value] as const] : []
    },
  )
  return { ...(Test && { Test: [...Test] }), ...Object.fromEntries(spans) }
}

const nameOf = (entry: string): string => entry.split('=')[0] ?? ''

/** The user's variables first, then the image's others. */
function mergeEnv(own: string[] | null, image: readonly string[] | null): string[] | null {
  if (!own?.length) return image ? [...image] : own
  const names = new Set(own.map(nameOf))
  return [...own, ...(image ?? []).filter((entry) => !names.has(nameOf(entry)))]
}

/** The command line: entrypoint and arguments (moby getEntrypointAndArgs). */
export function commandLine({ Entrypoint, Cmd }: ContainerConfig): readonly string[] {
  return [...(Entrypoint ?? []), ...(Cmd ?? [])]
}

/** The environment of process 1, in Docker's order: its own first, then the container's (moby CreateDaemonEnvironment). */
export function processEnv(config: ContainerConfig, linked: readonly string[] = []): string[] {
  const env = [
    'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    `HOSTNAME=${config.Hostname}`,
  ]
  if (config.Tty) env.push('TERM=xterm')
  env.push(...linked)
  return replaceEnv(env, config.Env ?? [])
}

/**
 * Replaces variables in place and appends new ones; a bare name removes its variable (moby ReplaceOrAppendEnvValues).
 * Of a variable given twice the last counts, in its own place, as runc has it.
 */
export function replaceEnv(env: readonly string[], overrides: readonly string[]): string[] {
  const defaults = new Map(env.map((entry) => [nameOf(entry), entry]))
  const added: string[] = []
  for (const entry of overrides) {
    const name = nameOf(entry)
    if (!entry.includes('=')) defaults.delete(name)
    else if (defaults.has(name)) defaults.set(name, entry)
    else added.push(entry)
  }
  const lasting = new Map(added.map((entry, index) => [nameOf(entry), index]))
  return [...defaults.values(), ...added.filter((entry, index) => lasting.get(nameOf(entry)) === index)]
}
