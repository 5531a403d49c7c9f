import type { Capability } from '../../../linux/kernel/capabilities'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { exists, readTextIfPresent } from '../files'
import { CGROUPS } from '../runtime/cgroup'
import { defaultCapabilities, defaultDevices, defaultMounts, everyCapability } from '../runtime/default-spec'
import type { OciMount, OciProcess, OciSpec, OciUser } from '../runtime/oci-spec'
import { findGroups, findUser } from '../runtime/passwd'
import { scopedPath } from '../runtime/scoped-path'
import type { Container } from './container'
import { linkEnv } from './links'
import { processEnv } from './merge-config'
import { ipcMounts, resolveNamespaces } from './namespaces'
import { userMounts } from './user-mounts'
import { isContainerMode, normalizeCapability } from './validate-config'

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
      capabilities: capabilitySets(container),
      ...(hasNoNewPrivileges(container) && { noNewPrivileges: true }),
    },
    root: { path: root, ...(hostConfig.ReadonlyRootfs && { readonly: true }) },
    hostname: config.Hostname,
    mounts: mounts(engine, container),
    linux: {
      cgroupsPath: cgroupPath(container),
      namespaces: resolveNamespaces(engine, container),
      devices: [...defaultDevices],
      ...(hostConfig.MaskedPaths && { maskedPaths: hostConfig.MaskedPaths }),
      ...(hostConfig.ReadonlyPaths && { readonlyPaths: hostConfig.ReadonlyPaths }),
    },
  }
  return spec
}

/** Where the container's processes are accounted: systemd's slice for services, one scope a container. */
export function cgroupPath({ id }: Container): string {
  return `/system.slice/docker-${id}.scope`
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

/** What `--cap-add`, `--cap-drop` and `--privileged` leave (moby caps.TweakCapabilities). */
export function capabilitySets({ hostConfig }: Container): OciProcess['capabilities'] {
  const { Privileged, CapAdd, CapDrop } = hostConfig
  const added = new Set((CapAdd ?? []).map(normalizeCapability))
  const dropped = new Set((CapDrop ?? []).map(normalizeCapability))
  const start = added.has('ALL') ? everyCapability : dropped.has('ALL') ? [] : defaultCapabilities
  const all = everyCapability.filter((capability) => start.includes(capability) || added.has(capability))
  const set: Capability[] = Privileged
    ? [...everyCapability]
    : all.filter((capability) => added.has(capability) || !dropped.has(capability))
  return { bounding: set, effective: set, permitted: set }
}

export function hasNoNewPrivileges({ hostConfig }: Container): boolean {
  return (hostConfig.SecurityOpt ?? []).some((option) => /^no-new-privileges([:=]true)?$/.test(option))
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
