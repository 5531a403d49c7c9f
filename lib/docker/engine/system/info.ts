import { rfc3339Nano } from '../../../base/civil'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Info } from '../../api/types/system'
import type { DaemonConfig } from '../daemon-config'
import type { Engine } from '../engine'
import { readTextIfPresent } from '../files'
import { product } from './product'

/** `GET /info`: what there is and what the machine can do. */
export function* describeInfo(engine: Engine): Blocking<Info> {
  const { sys, containerStore, imageStore, config } = engine
  const containers = containerStore.all
  const paused = containers.filter(({ isPaused }) => isPaused).length
  const running = containers.filter(({ isRunning, isPaused }) => isRunning && !isPaused).length
  const release = (yield* readTextIfPresent(sys, '/etc/os-release')) ?? ''
  const memory = /MemTotal:\s+(\d+)/.exec((yield* readTextIfPresent(sys, '/proc/meminfo')) ?? '')?.[1]
  return {
    ID: engine.id,
    Containers: containers.length,
    ContainersRunning: running,
    ContainersPaused: paused,
    ContainersStopped: containers.length - running - paused,
    Images: imageStore.all.length,
    Driver: 'overlay2',
    DriverStatus: [
      ['Backing Filesystem', 'extfs'],
      ['Supports d_type', 'true'],
      ['Using metacopy', 'false'],
      ['Native Overlay Diff', 'true'],
      ['userxattr', 'false'],
    ],
    Plugins: {
      Volume: ['local'],
      Network: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
      Authorization: null,
      Log: ['awslogs', 'fluentd', 'gcplogs', 'gelf', 'journald', 'json-file', 'local', 'splunk', 'syslog'],
    },
    MemoryLimit: true,
    SwapLimit: true,
    CpuCfsPeriod: true,
    CpuCfsQuota: true,
    CPUShares: true,
    CPUSet: true,
    PidsLimit: true,
    IPv4Forwarding: true,
    Debug: config.debug ?? false,
    NFd: sys.openFds().length,
    OomKillDisable: false,
    NGoroutines: 40 + containers.length,
    SystemTime: rfc3339Nano(sys.realtime()),
    LoggingDriver: config['log-driver'] ?? 'json-file',
    CgroupDriver: 'systemd',
    CgroupVersion: '2',
    NEventsListener: 0,
    KernelVersion: sys.uname().release,
    OperatingSystem: /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(release)?.[1] ?? 'Linux',
    OSVersion: /^VERSION_ID="?([^"\n]*)"?$/m.exec(release)?.[1] ?? '',
    OSType: 'linux',
    Architecture: sys.uname().machine,
    IndexServerAddress: 'https://index.docker.io/v1/',
    RegistryConfig: {
      IndexConfigs: {
        'docker.io': { Mirrors: [], Name: 'docker.io', Official: true, Secure: true },
        ...insecure(config),
      },
      InsecureRegistryCIDRs: ['::1/128', '127.0.0.0/8'],
      Mirrors: config['registry-mirrors']?.map((url) => url.replace(/\/?$/, '/')) ?? null,
    },
    NCPU: engine.processors,
    MemTotal: Number(memory ?? 0) * 1024,
    GenericResources: null,
    DockerRootDir: '/var/lib/docker',
    HttpProxy: '',
    HttpsProxy: '',
    NoProxy: '',
    Name: sys.gethostname(),
    Labels: [...(config.labels ?? [])],
    ExperimentalBuild: config.experimental ?? false,
    ServerVersion: product.version,
    Runtimes: { 'io.containerd.runc.v2': { path: 'runc' }, runc: { path: 'runc' } },
    DefaultRuntime: 'runc',
    Swarm: {
      NodeID: '',
      NodeAddr: '',
      LocalNodeState: 'inactive',
      ControlAvailable: false,
      Error: '',
      RemoteManagers: null,
    },
    LiveRestoreEnabled: config['live-restore'] ?? false,
    Isolation: '',
    InitBinary: 'docker-init',
    ContainerdCommit: { ID: product.containerd.commit },
    RuncCommit: { ID: product.runc.commit },
    InitCommit: { ID: product.init.commit },
    SecurityOptions: ['name=cgroupns'],
    FirewallBackend: { Driver: 'iptables' },
    CDISpecDirs: ['/etc/cdi', '/var/run/cdi'],
    Containerd: {
      Address: '/run/containerd/containerd.sock',
      Namespaces: { Containers: 'moby', Plugins: 'plugins.moby' },
    },
    Warnings: null,
  }
}

/** Registries that may be spoken to without TLS. */
function insecure({
  'insecure-registries': names = [],
}: DaemonConfig): Info['RegistryConfig']['IndexConfigs'] {
  return Object.fromEntries(
    names
      .filter((name) => !/^[\d.]+\/\d+$/.test(name))
      .map((Name) => [Name, { Mirrors: [], Name, Official: false, Secure: false }]),
  )
}
