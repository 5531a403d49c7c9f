import { rfc3339Nano } from '../../../base/civil'
import type { Realtime } from '../../../base/clock'
import { ZERO_TIME } from '../../api/rfc3339'
import type { ContainerInspect, ContainerState, NetworkSettings } from '../../api/types/container'
import type { Engine } from '../engine'
import { treeSize } from '../files'
import { emptyEndpoint } from '../network/container-network'
import type { Container } from './container'
import { describeLinks } from './links'
import { describeMount } from './mounts'
import { securityOptions } from './security'

const time = (moment: Realtime | undefined): string => (moment ? rfc3339Nano(moment) : ZERO_TIME)

/** A container as `docker inspect` shows it; sizes cost a walk through its files. */
export function inspectContainer(engine: Engine, container: Container, withSize = false): ContainerInspect {
  const { id, directory, config, hostConfig, layer } = container
  const running = [...container.execs.values()].filter((exec) => exec.isRunning || !exec.hasStarted)
  return {
    Id: id,
    Created: rfc3339Nano(container.created),
    Path: container.path,
    Args: [...container.args],
    State: inspectState(container),
    Image: container.imageId,
    ResolvConfPath: container.startedAt ? `${directory}/resolv.conf` : '',
    HostnamePath: container.startedAt ? `${directory}/hostname` : '',
    HostsPath: container.startedAt ? `${directory}/hosts` : '',
    LogPath: container.startedAt ? container.logPath : '',
    Name: `/${container.name}`,
    RestartCount: container.restartCount,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: securityOptions(hostConfig).appArmorProfile,
    ExecIDs: running.length > 0 ? running.map((exec) => exec.init.id) : null,
    HostConfig: { ...hostConfig, Links: describeLinks(container) },
    GraphDriver: { Data: { ID: id, ...engine.layerStore.describe(layer) }, Name: 'overlay2' },
    ...(withSize && containerSize(engine, container)),
    Mounts: [...container.mounts.values()].map(describeMount),
    Config: config,
    NetworkSettings: inspectNetworks(container),
  }
}

function inspectState(container: Container): ContainerState {
  const { status, isRunning } = container
  return {
    Status: status,
    Running: isRunning,
    Paused: container.isPaused,
    Restarting: status === 'restarting',
    OOMKilled: container.oomKilled,
    Dead: status === 'dead',
    Pid: container.pid,
    ExitCode: container.exitCode,
    Error: container.error,
    StartedAt: time(container.startedAt),
    FinishedAt: time(container.finishedAt),
    ...(container.health && { Health: container.health.state }),
  }
}

/** Bytes a container wrote, and those with its image's. */
export function containerSize(
  { sys, layerStore, imageStore }: Engine,
  { layer, imageId }: Container,
): { SizeRw: number; SizeRootFs: number } {
  const own = treeSize(sys, layerStore.describe(layer).UpperDir ?? '')
  return { SizeRw: own, SizeRootFs: own + (imageStore.get(imageId)?.size ?? 0) }
}

function inspectNetworks({ sandbox, endpoints, hostConfig }: Container): NetworkSettings {
  const bridge = (hostConfig.NetworkMode === 'bridge' && endpoints.get('bridge')) || emptyEndpoint
  return {
    Bridge: '',
    SandboxID: sandbox?.id ?? '',
    SandboxKey: sandbox?.key ?? '',
    Ports: sandbox?.ports ?? {},
    HairpinMode: false,
    LinkLocalIPv6Address: '',
    LinkLocalIPv6PrefixLen: 0,
    SecondaryIPAddresses: null,
    SecondaryIPv6Addresses: null,
    EndpointID: bridge.EndpointID,
    Gateway: bridge.Gateway,
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    IPAddress: bridge.IPAddress,
    IPPrefixLen: bridge.IPPrefixLen,
    IPv6Gateway: '',
    MacAddress: bridge.MacAddress,
    Networks: Object.fromEntries([...endpoints].sort(([left], [right]) => (left < right ? -1 : 1))),
  }
}
