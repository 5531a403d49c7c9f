import type { CloneFlag, NamespaceType } from '../../kernel/namespace'

/** The namespaces that unshare(1) and nsenter(1) name by letters, in the order nsenter enters them. */
export const namespaceKinds = [
  { option: 'user', type: 'user', flag: 'CLONE_NEWUSER' },
  { option: 'cgroup', type: 'cgroup', flag: 'CLONE_NEWCGROUP' },
  { option: 'ipc', type: 'ipc', flag: 'CLONE_NEWIPC' },
  { option: 'uts', type: 'uts', flag: 'CLONE_NEWUTS' },
  { option: 'net', type: 'net', flag: 'CLONE_NEWNET' },
  { option: 'pid', type: 'pid', flag: 'CLONE_NEWPID' },
  { option: 'mount', type: 'mnt', flag: 'CLONE_NEWNS' },
  { option: 'time', type: 'time', flag: 'CLONE_NEWTIME' },
] as const satisfies readonly { option: string; type: NamespaceType; flag: CloneFlag }[]
