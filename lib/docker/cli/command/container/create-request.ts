import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { ContainerCreateRequest } from '../../../api/types/container'
import type { ContainerConfig, HealthConfig } from '../../../api/types/container-config'
import type { Cli } from '../../cli'
import { keyValues } from '../../opts/cut'
import { readEnvironment, readLabels } from '../shared/environment'
import type { ContainerFlags } from './flags/container-flags'
import { type HostConfig, hostConfig } from './host-config'
import { endpoints } from './network-config'
import { portConfig } from './port-config'
import { volumeConfig } from './volume-config'

/** What is known of the flags besides their values. */
export interface FlagState {
  changed(name: keyof ContainerFlags): boolean
}

export interface CreateRequest {
  readonly config: ContainerConfig
  readonly hostConfig: HostConfig
  readonly body: ContainerCreateRequest
}

function health(flags: ContainerFlags): HealthConfig | undefined {
  const spans = {
    Interval: flags['health-interval'],
    Timeout: flags['health-timeout'],
    StartPeriod: flags['health-start-period'],
    StartInterval: flags['health-start-interval'],
    Retries: flags['health-retries'],
  }
  const command = flags['health-cmd']
  const isSet = command !== '' || Object.values(spans).some((value) => value !== 0)
  if (flags['no-healthcheck']) {
    if (isSet) throw new Error('--no-healthcheck conflicts with --health-* options')
    return { Test: ['NONE'] }
  }
  if (!isSet) return undefined
  for (const name of ['interval', 'timeout', 'retries', 'start-period', 'start-interval'] as const) {
    if (flags[`health-${name}`] < 0) throw new Error(`--health-${name} cannot be negative`)
  }
  const given = Object.entries(spans).filter(([, value]) => value !== 0)
  return { ...(command !== '' && { Test: ['CMD-SHELL', command] }), ...Object.fromEntries(given) }
}

/** Of variables given one by one the last of each counts, at the place of the first; those of files are left alone. */
function merged(variables: readonly string[]): string[] {
  const byName = new Map(variables.map((variable) => [variable.split('=')[0], variable]))
  return [...byName.values()]
}

/** The body of `POST /containers/create` for the flags and words of a command line. @throws Error in the client's words */
export function* createRequest(
  cli: Cli,
  flags: ContainerFlags,
  { changed }: FlagState,
  [image = '', ...words]: readonly string[],
): Blocking<CreateRequest> {
  // The client asks which system the daemon runs on before it reads the flags.
  yield* cli.server()
  const attach = flags.attach
  const volumes = volumeConfig(cli.sys, flags.volume)
  const ports = portConfig(flags.publish, flags.expose)
  const host = yield* hostConfig(cli, flags, { binds: volumes.binds, ports: ports.bindings })
  const variables = yield* readEnvironment(cli, flags['env-file'], merged(flags.env))
  const labels = keyValues(yield* readLabels(cli, flags['label-file'], flags.label))
  const healthcheck = health(flags)
  const attachStdin = flags.interactive || attach.includes('stdin')
  if (flags.rm && !['no', ''].includes(host.RestartPolicy.Name)) {
    throw new Error('conflicting options: cannot specify both --restart and --rm')
  }
  const config: ContainerConfig = {
    Hostname: flags.hostname,
    Domainname: flags.domainname,
    User: flags.user,
    AttachStdin: attachStdin,
    AttachStdout: attach.length === 0 || attach.includes('stdout'),
    AttachStderr: attach.length === 0 || attach.includes('stderr'),
    ...(Object.keys(ports.exposed).length > 0 && { ExposedPorts: ports.exposed }),
    Tty: flags.tty,
    OpenStdin: flags.interactive,
    StdinOnce: flags.interactive && attachStdin,
    Env: variables.length > 0 ? variables : null,
    Cmd: words.length > 0 ? words : null,
    ...(healthcheck && { Healthcheck: healthcheck }),
    Image: image,
    Volumes: volumes.anonymous,
    WorkingDir: flags.workdir,
    Entrypoint: changed('entrypoint') ? [flags.entrypoint] : null,
    OnBuild: null,
    Labels: labels,
    ...(flags['stop-signal'] !== '' && { StopSignal: flags['stop-signal'] }),
    ...(changed('stop-timeout') && { StopTimeout: flags['stop-timeout'] }),
  }
  if (changed('init')) host.Init = flags.init
  const body = { ...config, HostConfig: host, NetworkingConfig: { EndpointsConfig: endpoints(flags) } }
  return { config, hostConfig: host, body }
}
