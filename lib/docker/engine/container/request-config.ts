import type { ContainerCreateRequest } from '../../api/types/container'
import type { ContainerConfig } from '../../api/types/container-config'
import type { HostConfig } from '../../api/types/host-config'

/** The configuration a create request asks for, with Go's zero values for what it leaves out, in Go's field order. */
export function containerConfig(request: ContainerCreateRequest): ContainerConfig {
  const { ExposedPorts, Healthcheck, NetworkDisabled, MacAddress, StopSignal, StopTimeout, Shell } = request
  return {
    Hostname: request.Hostname ?? '',
    Domainname: request.Domainname ?? '',
    User: request.User ?? '',
    AttachStdin: request.AttachStdin ?? false,
    AttachStdout: request.AttachStdout ?? false,
    AttachStderr: request.AttachStderr ?? false,
    ...(ExposedPorts && Object.keys(ExposedPorts).length > 0 && { ExposedPorts }),
    Tty: request.Tty ?? false,
    OpenStdin: request.OpenStdin ?? false,
    StdinOnce: request.StdinOnce ?? false,
    Env: request.Env ?? null,
    Cmd: strings(request.Cmd),
    ...(Healthcheck && { Healthcheck }),
    Image: request.Image ?? '',
    Volumes: request.Volumes ?? null,
    WorkingDir: request.WorkingDir ?? '',
    Entrypoint: strings(request.Entrypoint),
    ...(NetworkDisabled && { NetworkDisabled }),
    ...(MacAddress && { MacAddress }),
    OnBuild: request.OnBuild ?? null,
    Labels: request.Labels ?? null,
    ...(StopSignal && { StopSignal }),
    ...(StopTimeout !== undefined && StopTimeout !== null && { StopTimeout }),
    ...(Shell && { Shell }),
  }
}

/** Commands may come as one string (strslice.StrSlice). */
function strings(value: string[] | string | null | undefined): string[] | null {
  return typeof value === 'string' ? [value] : (value ?? null)
}

/** The same for the host's side. */
export function hostConfig(request: Partial<HostConfig>): HostConfig {
  const { Annotations, StorageOpt, Tmpfs, Sysctls, Mounts, Init } = request
  return {
    Binds: request.Binds ?? null,
    ContainerIDFile: request.ContainerIDFile ?? '',
    LogConfig: { Type: request.LogConfig?.Type ?? '', Config: request.LogConfig?.Config ?? null },
    NetworkMode: request.NetworkMode ?? '',
    PortBindings: request.PortBindings ?? null,
    RestartPolicy: {
      Name: request.RestartPolicy?.Name || 'no',
      MaximumRetryCount: request.RestartPolicy?.MaximumRetryCount ?? 0,
    },
    AutoRemove: request.AutoRemove ?? false,
    VolumeDriver: request.VolumeDriver ?? '',
    VolumesFrom: request.VolumesFrom ?? null,
    ConsoleSize: request.ConsoleSize ?? [0, 0],
    ...(Annotations && { Annotations }),
    CapAdd: request.CapAdd ?? null,
    CapDrop: request.CapDrop ?? null,
    CgroupnsMode: request.CgroupnsMode ?? '',
    Dns: request.Dns ?? null,
    DnsOptions: request.DnsOptions ?? null,
    DnsSearch: request.DnsSearch ?? null,
    ExtraHosts: request.ExtraHosts ?? null,
    GroupAdd: request.GroupAdd ?? null,
    IpcMode: request.IpcMode ?? '',
    Cgroup: request.Cgroup ?? '',
    Links: request.Links ?? null,
    OomScoreAdj: request.OomScoreAdj ?? 0,
    PidMode: request.PidMode ?? '',
    Privileged: request.Privileged ?? false,
    PublishAllPorts: request.PublishAllPorts ?? false,
    ReadonlyRootfs: request.ReadonlyRootfs ?? false,
    SecurityOpt: request.SecurityOpt ?? null,
    ...(StorageOpt && { StorageOpt }),
    ...(Tmpfs && Object.keys(Tmpfs).length > 0 && { Tmpfs }),
    UTSMode: request.UTSMode ?? '',
    UsernsMode: request.UsernsMode ?? '',
    ShmSize: request.ShmSize ?? 0,
    ...(Sysctls && Object.keys(Sysctls).length > 0 && { Sysctls }),
    Runtime: request.Runtime || 'runc',
    Isolation: request.Isolation ?? '',
    ...resources(request),
    ...(Mounts && Mounts.length > 0 && { Mounts }),
    MaskedPaths: request.MaskedPaths ?? null,
    ReadonlyPaths: request.ReadonlyPaths ?? null,
    ...(Init !== undefined && Init !== null && { Init }),
  }
}

function resources(request: Partial<HostConfig>) {
  return {
    CpuShares: request.CpuShares ?? 0,
    Memory: request.Memory ?? 0,
    NanoCpus: request.NanoCpus ?? 0,
    CgroupParent: request.CgroupParent ?? '',
    BlkioWeight: request.BlkioWeight ?? 0,
    BlkioWeightDevice: request.BlkioWeightDevice ?? null,
    BlkioDeviceReadBps: request.BlkioDeviceReadBps ?? null,
    BlkioDeviceWriteBps: request.BlkioDeviceWriteBps ?? null,
    BlkioDeviceReadIOps: request.BlkioDeviceReadIOps ?? null,
    BlkioDeviceWriteIOps: request.BlkioDeviceWriteIOps ?? null,
    CpuPeriod: request.CpuPeriod ?? 0,
    CpuQuota: request.CpuQuota ?? 0,
    CpuRealtimePeriod: request.CpuRealtimePeriod ?? 0,
    CpuRealtimeRuntime: request.CpuRealtimeRuntime ?? 0,
    CpusetCpus: request.CpusetCpus ?? '',
    CpusetMems: request.CpusetMems ?? '',
    Devices: request.Devices ?? null,
    DeviceCgroupRules: request.DeviceCgroupRules ?? null,
    DeviceRequests: request.DeviceRequests ?? null,
    MemoryReservation: request.MemoryReservation ?? 0,
    MemorySwap: request.MemorySwap ?? 0,
    // -1 is how clients say "not set" (moby fixMemorySwappiness)
    MemorySwappiness: request.MemorySwappiness === -1 ? null : (request.MemorySwappiness ?? null),
    OomKillDisable: request.OomKillDisable ?? null,
    PidsLimit: request.PidsLimit ?? null,
    Ulimits: request.Ulimits ?? null,
    CpuCount: request.CpuCount ?? 0,
    CpuPercent: request.CpuPercent ?? 0,
    IOMaximumIOps: request.IOMaximumIOps ?? 0,
    IOMaximumBandwidth: request.IOMaximumBandwidth ?? 0,
  }
}
