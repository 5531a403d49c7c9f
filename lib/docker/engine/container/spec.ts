import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { HostConfig } from '../../api/types/host-config'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { exists, readTextIfPresent } from '../files'
import { CGROUPS } from '../runtime/cgroup'
import { defaultMounts } from '../runtime/default-spec'
import type { OciMount, OciProcess, OciSpec, OciUser } from '../runtime/oci-spec'
import { findGroups, findUser } from '../runtime/passwd'
import { resourcesOf } from '../runtime/resources'
import { scopedPath } from '../runtime/scoped-path'
import type { Container } from './container'
import { containerDevices } from './devices'
import { linkEnv } from './links'
import { processEnv } from './merge-config'
import { ipcMounts, resolveNamespaces } from './namespaces'
import { deniedCalls, securityOptions } from './security'
import { capabilitySets } from './spec-capabilities'
import { userMounts } from './user-mounts'
import { isContainerMode } from './validate-config'

const OCI_VERSION = '1.2.1'

/** Where docker-init appears in a container that asks for `--init`. */
const INIT_PATH = '/sbin/docker-init'
const HOST_INIT = '/usr/bin/docker-init'

/** The runtime specification of a container whose file system is mounted at `root` (moby createSpec). @throws EngineError */
export function* createSpec(engine: Engine, container: Container, root: string): Blocking<OciSpec> {
  const { config, hostConfig } = container
  const user = yield* containerUser(engine, container, root, config.User)
  const args = [container.path, ...container.args]
  const spec: OciSpec = {
    ociVersion: OCI_VERSION,
    process: {
      ...(config.Tty && { terminal: true }),
      ...(config.Tty && {
        consoleSize: { height: hostConfig.ConsoleSize[0], width: hostConfig.ConsoleSize[1] },
      }),
      user,
      args: hostConfig.Init ? [INIT_PATH, '--', ...args] : args,
      env: processEnv(config, linkEnv(container)),
      cwd: config.WorkingDir || '/',
      capabilities: capabilitySets(hostConfig),
      ...(securityOptions(hostConfig).noNewPrivileges && { noNewPrivileges: true }),
      ...(hostConfig.OomScoreAdj !== 0 && { oomScoreAdj: hostConfig.OomScoreAdj }),
      ...rlimits(hostConfig),
    },
    root: { path: root, ...(hostConfig.ReadonlyRootfs && { readonly: true }) },
    hostname: config.Hostname,
    mounts: mounts(engine, container),
    linux: {
      cgroupsPath: cgroupPath(container),
      namespaces: resolveNamespaces(engine, container),
      ...(hostConfig.Sysctls && { sysctl: hostConfig.Sysctls }),
      resources: resourcesOf(hostConfig),
      devices: containerDevices(engine.sys, hostConfig),
      ...seccomp(hostConfig),
      ...(hostConfig.MaskedPaths && { maskedPaths: hostConfig.MaskedPaths }),
      ...(hostConfig.ReadonlyPaths && { readonlyPaths: hostConfig.ReadonlyPaths }),
    },
  }
  return spec
}

function seccomp(host: HostConfig): Pick<OciSpec['linux'], 'seccomp'> {
  const names = deniedCalls(host)
  if (!names) return {}
  return { seccomp: { defaultAction: 'SCMP_ACT_ALLOW', syscalls: [{ names, action: 'SCMP_ACT_ERRNO' }] } }
}

/** `--ulimit`, as the runtime names them (moby getUlimits). */
export function rlimits({ Ulimits }: HostConfig): Pick<OciProcess, 'rlimits'> {
  if (!Ulimits?.length) return {}
  return {
    rlimits: Ulimits.map(({ Name, Hard, Soft }) => ({
      type: `RLIMIT_${Name.toUpperCase()}`,
      hard: Hard,
      soft: Soft,
    })),
  }
}

/** Where the container's processes are accounted: systemd's slice for services or the one asked for, one scope a container. */
export function cgroupPath({ id, hostConfig }: Pick<Container, 'id' | 'hostConfig'>): string {
  return `${expandSlice(hostConfig.CgroupParent || 'system.slice')}/docker-${id}.scope`
}

/** systemd keeps `a-b.slice` in `a.slice`. @throws EngineError when it is no slice */
function expandSlice(slice: string): string {
  if (!/^[^/]+\.slice$/.test(slice)) {
    throw new EngineError(
      'InvalidParameter',
      'cgroup-parent for systemd cgroup should be a valid slice named as "xxx.slice"',
    )
  }
  const parts = slice.slice(0, -'.slice'.length).split('-')
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('-')}.slice`).join('')
}

/** Who a container's process runs as, by the container's own passwd and group files. @throws EngineError */
export function* containerUser(
  { sys }: Pick<Engine, 'sys'>,
  container: Container,
  root: string,
  name: string,
): Blocking<OciUser> {
  const passwd = (yield* readTextIfPresent(sys, scopedPath(sys, root, '/etc/passwd'))) ?? ''
  const group = (yield* readTextIfPresent(sys, scopedPath(sys, root, '/etc/group'))) ?? ''
  const user = findUser(name, passwd, group)
  const added = findGroups(container.hostConfig.GroupAdd ?? [], group)
  const all = [...new Set([...(user.additionalGids ?? []), ...added])].sort((left, right) => left - right)
  return { ...user, additionalGids: all }
}

function mounts(engine: Engine, container: Container): OciMount[] {
  const { hostConfig } = container
  const own = userMounts(container)
  const taken = new Set(own.map(({ destination }) => destination))
  const base = defaultMounts.filter(({ destination, type }) => {
    if (taken.has(destination) || (type === 'cgroup2' && !hasCgroups(engine))) return false
    return !(hostConfig.IpcMode === 'host' && destination === '/dev/mqueue')
  })
  const adapted = base.map((mount) => (hostConfig.Privileged ? writable(mount) : mount))
  const init = hostConfig.Init ? [bind(HOST_INIT, INIT_PATH, ['bind', 'ro'])] : []
  const all = [
    ...adapted,
    ...ipcMounts(engine, container).filter(({ destination }) => !taken.has(destination)),
  ]
  return [
    ...all,
    ...sortByDepth([...own, ...networkFiles(container).filter(({ destination }) => !taken.has(destination))]),
    ...init,
  ]
}

/** A host without cgroups mounted has none to show. */
function hasCgroups({ sys }: Engine): boolean {
  return exists(sys, CGROUPS) && sys.statfs(CGROUPS).type === 'cgroup2'
}

function writable(mount: OciMount): OciMount {
  return { ...mount, options: mount.options.filter((option) => option !== 'ro') }
}

function bind(source: string, destination: string, options: string[]): OciMount {
  return { destination, type: 'bind', source, options }
}

/** The files Docker keeps for every container; one that shares a network stack shares that container's. */
function networkFiles(container: Container): OciMount[] {
  const { directory, hostConfig, networkFilesOf } = container
  const owner = isContainerMode(hostConfig.NetworkMode) ? (networkFilesOf ?? directory) : directory
  const options = hostConfig.ReadonlyRootfs ? ['rbind', 'rprivate', 'ro'] : ['rbind', 'rprivate']
  return ['resolv.conf', 'hostname', 'hosts'].map((name) => bind(`${owner}/${name}`, `/etc/${name}`, options))
}

/** Outer mounts come before those inside them. */
function sortByDepth(list: OciMount[]): OciMount[] {
  const depth = ({ destination }: OciMount) => destination.split('/').length
  return list.sort((left, right) => depth(left) - depth(right))
}
