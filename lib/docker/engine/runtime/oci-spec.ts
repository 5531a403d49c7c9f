import type { Capability } from '../../../linux/kernel/capabilities'
import type { OciResources } from './resources'

export interface OciUser {
  uid: number
  gid: number
  additionalGids?: number[]
}

/** What to run in a container (OCI runtime-spec `process`). */
export interface OciProcess {
  terminal?: boolean
  consoleSize?: { height: number; width: number }
  user: OciUser
  args: string[]
  env: string[]
  cwd: string
  capabilities: { bounding: Capability[]; effective: Capability[]; permitted: Capability[] }
  noNewPrivileges?: boolean
  oomScoreAdj?: number
  rlimits?: OciLimit[]
}

/** A limit as setrlimit(2) knows it: `RLIMIT_NOFILE`; -1 for none. */
export interface OciLimit {
  type: string
  hard: number
  soft: number
}

/** System calls that fail with EPERM. */
export interface OciSeccomp {
  defaultAction: 'SCMP_ACT_ALLOW'
  syscalls: { names: string[]; action: 'SCMP_ACT_ERRNO' }[]
}

export interface OciMount {
  destination: string
  type: string
  source: string
  options: string[]
}

export type OciNamespaceType = 'mount' | 'network' | 'uts' | 'pid' | 'ipc' | 'cgroup' | 'user'

export interface OciDevice {
  path: string
  type: 'c' | 'b'
  major: number
  minor: number
  fileMode: number
}

/** The part of the OCI runtime specification (config.json of a bundle) that dockerd writes and the runtime here understands. */
export interface OciSpec {
  ociVersion: string
  process: OciProcess
  root: { path: string; readonly?: boolean }
  hostname?: string
  mounts: OciMount[]
  linux: {
    sysctl?: Record<string, string>
    resources?: OciResources
    cgroupsPath: string
    /** without a path: a new namespace; left out: the runtime's own */
    namespaces: { type: OciNamespaceType; path?: string }[]
    devices: OciDevice[]
    maskedPaths?: string[]
    readonlyPaths?: string[]
    seccomp?: OciSeccomp
  }
}
