import type { Info } from '../../../api/types/system'
import { bytesSize } from '../../units'
import { CLIENT_VERSION } from '../../version'
import { BUILDX } from '../builder/choose-builder'

const unlessEmpty = (label: string, text: string | undefined): string[] => (text ? [`${label} ${text}`] : [])
const listed = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [title, ...items.map((item) => `  ${item}`)]

function securityLines(options: readonly string[]): string[] {
  const lines = options.flatMap((option) => {
    const fields = Object.fromEntries(option.split(',').map((pair) => pair.split('=')))
    const profile = fields.profile === undefined ? [] : [`   Profile: ${fields.profile}`]
    return [`  ${fields.name ?? option}`, ...profile]
  })
  return lines.length === 0 ? [] : [' Security Options:', ...lines]
}

function registryLines({ RegistryConfig }: Info): string[] {
  const { IndexConfigs, InsecureRegistryCIDRs, Mirrors } = RegistryConfig
  const insecure = Object.values(IndexConfigs ?? {}).filter(({ Secure }) => !Secure)
  const hasAny = Object.keys(IndexConfigs ?? {}).length > 0 || InsecureRegistryCIDRs.length > 0
  const names = [...insecure.map(({ Name }) => Name), ...InsecureRegistryCIDRs]
  return [
    ...(hasAny ? [' Insecure Registries:', ...names.map((name) => `  ${name}`)] : []),
    ...listed(' Registry Mirrors:', Mirrors ?? []),
  ]
}

function serverLines(info: Info, userName: string): string[] {
  const { Plugins } = info
  return [
    ` Containers: ${info.Containers}`,
    `  Running: ${info.ContainersRunning}`,
    `  Paused: ${info.ContainersPaused}`,
    `  Stopped: ${info.ContainersStopped}`,
    ` Images: ${info.Images}`,
    ...unlessEmpty(' Server Version:', info.ServerVersion),
    ...unlessEmpty(' Storage Driver:', info.Driver),
    ...(info.DriverStatus ?? []).map(([name, value]) => `  ${name}: ${value}`),
    ...unlessEmpty(' Logging Driver:', info.LoggingDriver),
    ...unlessEmpty(' Cgroup Driver:', info.CgroupDriver),
    ...unlessEmpty(' Cgroup Version:', info.CgroupVersion),
    ' Plugins:',
    `  Volume: ${Plugins.Volume.join(' ')}`,
    `  Network: ${Plugins.Network.join(' ')}`,
    `  Log: ${Plugins.Log.join(' ')}`,
    ...listed(' CDI spec directories:', info.CDISpecDirs ?? []),
    ` Swarm: ${info.Swarm.LocalNodeState}`,
    ` Runtimes: ${Object.keys(info.Runtimes).join(' ')}`,
    ` Default Runtime: ${info.DefaultRuntime}`,
    ` Init Binary: ${info.InitBinary}`,
    ` containerd version: ${info.ContainerdCommit.ID}`,
    ` runc version: ${info.RuncCommit.ID}`,
    ` init version: ${info.InitCommit.ID}`,
    ...securityLines(info.SecurityOptions ?? []),
    ...unlessEmpty(' Kernel Version:', info.KernelVersion),
    ...unlessEmpty(' Operating System:', info.OperatingSystem),
    ...unlessEmpty(' OSType:', info.OSType),
    ...unlessEmpty(' Architecture:', info.Architecture),
    ` CPUs: ${info.NCPU}`,
    ` Total Memory: ${bytesSize(info.MemTotal)}`,
    ...unlessEmpty(' Name:', info.Name),
    ...unlessEmpty(' ID:', info.ID),
    ` Docker Root Dir: ${info.DockerRootDir}`,
    ` Debug Mode: ${info.Debug}`,
    ...listed(' Labels:', info.Labels ?? []),
    ...unlessEmpty(' Username:', userName),
    ` Experimental: ${info.ExperimentalBuild}`,
    ...registryLines(info),
    ` Live Restore Enabled: ${info.LiveRestoreEnabled}`,
    '',
  ]
}

/** The client's half of what `docker info` prints. */
export interface ClientState {
  readonly context: string
  readonly debug: boolean
  readonly hasBuildx: boolean
  /** with which it is logged in to the daemon's default registry */
  readonly userName: string
}

/** What `docker info` prints; the server's half stays empty when none answered. */
export function infoText(
  info: Info | undefined,
  { context, debug, hasBuildx, userName }: ClientState,
): string {
  const plugins = hasBuildx
    ? [
        ' Plugins:',
        '  buildx: Docker Buildx (Docker Inc.)',
        '    Version:  v0.29.1',
        `    Path:     ${BUILDX}`,
      ]
    : []
  const lines = [
    'Client:',
    ` Version:    ${CLIENT_VERSION.version}`,
    ` Context:    ${context}`,
    ` Debug Mode: ${debug}`,
    ...plugins,
    '',
    'Server:',
    ...(info ? serverLines(info, userName) : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
