import { MILLISECOND } from '../../../base/clock'
import { capabilities } from '../../../linux/kernel/capabilities'
import { parseSignal } from '../../../linux/kernel/signal'
import type { ContainerConfig, HealthConfig } from '../../api/types/container-config'
import type { HostConfig } from '../../api/types/host-config'
import { EngineError } from '../error'
import { cleanPath } from '../path'
import { validateTmpfs } from './mount-parser'
import { validateResources } from './validate-resources'

const invalid = (message: string) => new EngineError('InvalidParameter', message)

export function isContainerMode(mode: string): boolean {
  return mode.startsWith('container:')
}

/** Options that exclude each other, checked before anything else (moby runconfig). @throws EngineError InvalidParameter */
export function validateNetworkMode(config: ContainerConfig, host: HostConfig): void {
  const mode = host.NetworkMode
  if (isContainerMode(mode)) {
    if (mode === 'container:')
      throw invalid('invalid network mode: invalid container format container:<name|id>')
    if (config.Hostname !== '') throw invalid('conflicting options: hostname and the network mode')
    if (host.Links?.length) {
      throw invalid(
        "conflicting options: container type network can't be used with links. This would result in undefined behavior",
      )
    }
    if (host.Dns?.length) throw invalid('conflicting options: dns and the network mode')
    if (host.ExtraHosts?.length)
      throw invalid('conflicting options: custom host-to-IP mapping and the network mode')
    if (config.MacAddress) throw invalid('conflicting options: mac-address and the network mode')
    if (Object.keys(host.PortBindings ?? {}).length > 0 || host.PublishAllPorts) {
      throw invalid('conflicting options: port publishing and the container type network mode')
    }
    if (Object.keys(config.ExposedPorts ?? {}).length > 0) {
      throw invalid('conflicting options: port exposing and the container type network mode')
    }
  }
  if (host.UTSMode === 'host' && config.Hostname !== '')
    throw invalid('conflicting options: hostname and the UTS mode')
  if (mode === 'host' && host.Links?.length) {
    throw invalid(
      "conflicting options: host type networking can't be used with links. This would result in undefined behavior",
    )
  }
}

/** Everything about a container that can be wrong by itself; the warnings. @throws EngineError InvalidParameter */
export function validateSettings(config: ContainerConfig, host: HostConfig, processors: number): string[] {
  validateContainer(config)
  if (host.AutoRemove && host.RestartPolicy.Name !== 'no') {
    throw invalid("can't create 'AutoRemove' container with restart policy")
  }
  validatePortBindings(host)
  validateRestartPolicy(host)
  validateCapabilities(host.CapAdd, 'CapAdd')
  validateCapabilities(host.CapDrop, 'CapDrop')
  const warnings = validateResources(host, processors)
  validateModes(host)
  if (host.NetworkMode === 'host' && Object.keys(host.PortBindings ?? {}).length > 0) {
    warnings.push('Published ports are discarded when using host network mode')
  }
  if (host.Runtime !== 'runc' && host.Runtime !== 'io.containerd.runc.v2') {
    throw invalid(`unknown or invalid runtime name: ${host.Runtime}`)
  }
  if (host.Isolation !== '' && host.Isolation !== 'default')
    throw invalid(`invalid isolation (${host.Isolation}): linux only supports 'default'`)
  for (const [destination, options] of Object.entries(host.Tmpfs ?? {})) validateTmpfs(destination, options)
  return warnings
}

function validateContainer(config: ContainerConfig): void {
  const { WorkingDir, StopSignal, Env } = config
  if (WorkingDir !== '') {
    if (!WorkingDir.startsWith('/')) {
      throw invalid(`the working directory '${WorkingDir}' is invalid, it needs to be an absolute path`)
    }
    config.WorkingDir = cleanPath(WorkingDir)
  }
  if (StopSignal && !parseSignal(StopSignal)) throw invalid(`invalid signal: ${StopSignal}`)
  validateHealth(config.Healthcheck)
  for (const entry of Env ?? []) {
    if (entry === '' || entry.startsWith('=')) throw invalid(`invalid environment variable: ${entry}`)
  }
}

function validateHealth(check: HealthConfig = {}): void {
  for (const name of ['Interval', 'Timeout', 'StartPeriod', 'StartInterval'] as const) {
    const value = check[name] ?? 0
    if (value !== 0 && value < MILLISECOND) throw invalid(`${name} in Healthcheck cannot be less than 1ms`)
  }
  if ((check.Retries ?? 0) < 0) throw invalid('Retries in Healthcheck cannot be negative')
}

function validatePortBindings({ PortBindings }: HostConfig): void {
  const isPort = (text: string) => /^\d+$/.test(text) && Number(text) <= 65_535
  for (const [port, bindings] of Object.entries(PortBindings ?? {})) {
    const [number = ''] = port.split('/')
    if (!isPort(number)) throw invalid(`invalid port specification: ${JSON.stringify(number)}`)
    for (const { HostPort } of bindings ?? []) {
      if (HostPort !== '' && !HostPort.split('-').every(isPort)) {
        throw invalid(`invalid port specification: ${JSON.stringify(HostPort)}`)
      }
    }
  }
}

/** @throws EngineError InvalidParameter */
export function validateRestartPolicy({ RestartPolicy: { Name, MaximumRetryCount } }: HostConfig): void {
  if (!['', 'no', 'always', 'unless-stopped', 'on-failure'].includes(Name)) {
    throw invalid(
      `invalid restart policy: unknown policy '${Name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
    )
  }
  if (Name === 'on-failure') {
    if (MaximumRetryCount < 0) throw invalid('invalid restart policy: maximum retry count cannot be negative')
  } else if (Name !== '' && MaximumRetryCount !== 0) {
    const more = MaximumRetryCount < 0 ? ' and cannot be negative' : ''
    throw invalid(`invalid restart policy: maximum retry count can only be used with 'on-failure'${more}`)
  }
}

/** A capability's full name: `NET_ADMIN`, `cap_net_admin` and `ALL` are understood. */
export function normalizeCapability(name: string): string {
  const upper = name.toUpperCase()
  return upper === 'ALL' || upper.startsWith('CAP_') ? upper : `CAP_${upper}`
}

function validateCapabilities(names: readonly string[] | null, field: string): void {
  for (const name of names ?? []) {
    const full = normalizeCapability(name)
    if (full === 'ALL' || (capabilities as readonly string[]).includes(full)) continue
    throw invalid(`invalid ${field}: unknown capability: ${JSON.stringify(full)}`)
  }
}

function validateModes(host: HostConfig): void {
  const { IpcMode, PidMode, ShmSize, UTSMode, OomScoreAdj, CgroupnsMode, UsernsMode } = host
  if (!['', 'none', 'private', 'host', 'shareable'].includes(IpcMode) && !isContainerMode(IpcMode)) {
    throw invalid(`invalid IPC mode: ${IpcMode}`)
  }
  if (PidMode !== '' && PidMode !== 'host' && !/^container:.+/.test(PidMode))
    throw invalid(`invalid PID mode: ${PidMode}`)
  if (ShmSize < 0) throw invalid('SHM size can not be less than 0')
  if (UTSMode !== '' && UTSMode !== 'host') throw invalid(`invalid UTS mode: ${UTSMode}`)
  if (UsernsMode !== '' && UsernsMode !== 'host') throw invalid(`invalid userns mode: ${UsernsMode}`)
  if (OomScoreAdj < -1000 || OomScoreAdj > 1000) {
    throw invalid(`Invalid value ${OomScoreAdj}, range for oom score adj is [-1000, 1000]`)
  }
  if (!['', 'private', 'host'].includes(CgroupnsMode))
    throw invalid(`invalid cgroup namespace mode: ${CgroupnsMode}`)
}
