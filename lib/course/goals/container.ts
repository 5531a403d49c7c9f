import type { ContainerInspect, ContainerStatus, Health } from '../../docker/api/types/container'
import type { RestartPolicyName } from '../../docker/api/types/host-config'
import { logs } from './container-logs'
import { type Mounted, mounts } from './container-mounts'
import { type Publishing, publishes } from './container-ports'
import { exited, health, status } from './container-state'
import { type FileContent, holdsFile } from './file-content'
import { matchesImage } from './image-name'
import { type SharedNamespace, sharesNamespace } from './namespace-property'
import {
  amountProperty,
  flagProperty,
  itemsProperty,
  type Properties,
  pairsProperty,
  valueProperty,
} from './property'
import type { Kind } from './thing'
import { bytes, environment } from './values'

/** What can be asked of a container. */
export interface ContainerWants {
  readonly status?: ContainerStatus
  /** stopped, with this exit code */
  readonly exited?: number
  readonly health?: Health['Status']
  /** a repository means any of its tags */
  readonly image?: string
  /** program and arguments, as one line */
  readonly command?: string
  readonly env?: Readonly<Record<string, string>>
  readonly user?: string
  readonly workdir?: string
  readonly hostname?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly publishes?: Publishing
  readonly mounts?: Mounted
  /** connected to the networks of these names */
  readonly networks?: readonly string[]
  /** bytes */
  readonly memory?: number
  /** processors */
  readonly cpus?: number
  readonly cpuShares?: number
  readonly pids?: number
  readonly restart?: RestartPolicyName
  readonly capAdd?: readonly string[]
  readonly capDrop?: readonly string[]
  readonly privileged?: boolean
  readonly readOnly?: boolean
  readonly init?: boolean
  readonly sharesNamespace?: SharedNamespace
  /** a line of its log holds this */
  readonly logs?: string
  /** a file inside, of a container that runs */
  readonly file?: FileContent
}

const properties: Properties<ContainerInspect, ContainerWants> = {
  status,
  exited,
  health,
  image: {
    describe: (wanted) => ({ en: `runs from the image \`${wanted}\``, zh: `使用镜像 \`${wanted}\`` }),
    difference: ({ Config }, wanted) =>
      matchesImage(wanted, Config.Image)
        ? undefined
        : {
            clause: {
              en: `runs from the image \`${Config.Image}\`, not \`${wanted}\``,
              zh: `用的镜像是 \`${Config.Image}\`，不是 \`${wanted}\``,
            },
          },
  },
  command: valueProperty({ en: 'command', zh: '命令' }, ({ Path, Args }) => [Path, ...Args].join(' ')),
  env: pairsProperty({ en: 'environment variable', zh: '环境变量' }, ({ Config }) => environment(Config.Env)),
  user: valueProperty({ en: 'user', zh: '用户' }, ({ Config }) => Config.User),
  workdir: valueProperty({ en: 'working directory', zh: '工作目录' }, ({ Config }) => Config.WorkingDir),
  hostname: valueProperty({ en: 'host name', zh: '主机名' }, ({ Config }) => Config.Hostname),
  labels: pairsProperty({ en: 'label', zh: '标签' }, ({ Config }) => Config.Labels ?? {}),
  publishes,
  mounts,
  networks: {
    describe: (wanted) => ({
      en: `is connected to ${wanted.map((name) => `\`${name}\``).join(' and ')}`,
      zh: `连接到网络 ${wanted.map((name) => `\`${name}\``).join('、')}`,
    }),
    difference({ NetworkSettings }, wanted) {
      const found = Object.keys(NetworkSettings.Networks)
      const missing = wanted.find((name) => !found.includes(name))
      if (missing === undefined) return undefined
      const own = found.map((name) => `\`${name}\``)
      return {
        since: null,
        clause:
          own.length > 0
            ? {
                en: `is connected to ${own.join(' and ')}, not to \`${missing}\``,
                zh: `连接的网络是 ${own.join('、')}，没有连接 \`${missing}\``,
              }
            : { en: 'is connected to no network', zh: '没有连接任何网络' },
      }
    },
  },
  memory: amountProperty(
    { en: 'memory limit', zh: '内存上限' },
    ({ HostConfig }) => HostConfig.Memory,
    bytes,
  ),
  cpus: amountProperty(
    { en: 'limit of processors', zh: '处理器上限' },
    ({ HostConfig: { NanoCpus, CpuQuota, CpuPeriod } }) =>
      NanoCpus > 0 ? NanoCpus / 1e9 : CpuQuota > 0 ? CpuQuota / (CpuPeriod || 100_000) : 0,
  ),
  cpuShares: amountProperty({ en: 'CPU weight', zh: 'CPU 权重' }, ({ HostConfig }) => HostConfig.CpuShares),
  pids: amountProperty({ en: 'limit of processes', zh: '进程数上限' }, ({ HostConfig }) =>
    Math.max(0, HostConfig.PidsLimit ?? 0),
  ),
  restart: valueProperty<ContainerInspect, RestartPolicyName>(
    { en: 'restart policy', zh: '重启策略' },
    ({ HostConfig }) => HostConfig.RestartPolicy.Name || 'no',
  ),
  capAdd: itemsProperty({ en: 'added capability', zh: '新增的能力' }, ({ HostConfig }) =>
    capabilities(HostConfig.CapAdd),
  ),
  capDrop: itemsProperty({ en: 'dropped capability', zh: '去掉的能力' }, ({ HostConfig }) =>
    capabilities(HostConfig.CapDrop),
  ),
  privileged: flagProperty(
    { en: 'is privileged', zh: '拥有特权' },
    { en: 'is not privileged', zh: '没有特权' },
    ({ HostConfig }) => HostConfig.Privileged,
  ),
  readOnly: flagProperty(
    { en: 'has a read-only root file system', zh: '的根文件系统是只读的' },
    { en: 'has a root file system it can write to', zh: '的根文件系统可以写入' },
    ({ HostConfig }) => HostConfig.ReadonlyRootfs,
  ),
  init: flagProperty(
    { en: 'has an init process', zh: '有 init 进程' },
    { en: 'has no init process', zh: '没有 init 进程' },
    ({ HostConfig }) => HostConfig.Init === true,
  ),
  sharesNamespace,
  logs,
  file: holdsFile(({ State }) => State.Pid),
}

function capabilities(words: readonly string[] | null): readonly string[] {
  return (words ?? []).map((word) => word.toUpperCase().replace(/^CAP_/, ''))
}

export const containerKind: Kind<ContainerInspect, ContainerWants> = {
  noun: { en: 'container', zh: '容器' },
  all: ({ containers }) => containers,
  nameOf: ({ Name }) => Name.slice(1),
  isCalled: (name, found) => name === found,
  madeAt: ({ Created }) => Created,
  properties,
}
