/** The kinds of namespace (namespaces(7)), named as under /proc/PID/ns. */
export type NamespaceType = 'mnt' | 'uts' | 'ipc' | 'pid' | 'net' | 'user' | 'cgroup' | 'time'

/** clone(2) and unshare(2) flag of each kind. */
export const cloneFlags = {
  CLONE_NEWNS: 'mnt',
  CLONE_NEWUTS: 'uts',
  CLONE_NEWIPC: 'ipc',
  CLONE_NEWPID: 'pid',
  CLONE_NEWNET: 'net',
  CLONE_NEWUSER: 'user',
  CLONE_NEWCGROUP: 'cgroup',
  CLONE_NEWTIME: 'time',
} as const satisfies Record<string, NamespaceType>

export type CloneFlag = keyof typeof cloneFlags
