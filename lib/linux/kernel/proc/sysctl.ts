import type { Kernel } from '../kernel'
import type { NamespaceSet } from '../namespaces'
import { plainSysctls } from './plain-sysctls'

/** Whose setting it is: the machine's, or one of each namespace of a kind. */
export type SysctlScope = 'machine' | 'ipc' | 'net' | 'user'

/** A setting under /proc/sys (sysctl(8)). */
export interface Sysctl {
  /** the value a machine or namespace starts with */
  readonly initial: string | ((kernel: Kernel) => string)
  readonly scope?: SysctlScope
  readonly mode?: number
  /** for values that live elsewhere in the kernel */
  readonly read?: (kernel: Kernel, namespaces: NamespaceSet) => string
  readonly write?: (kernel: Kernel, namespaces: NamespaceSet, value: string) => void
}

const fixed = (initial: Sysctl['initial']): Sysctl => ({ initial, mode: 0o444 })
const setting = (initial: Sysctl['initial'], scope: SysctlScope = 'machine'): Sysctl => ({ initial, scope })
const live = (read: NonNullable<Sysctl['read']>, mode = 0o444): Sysctl => ({ initial: '', mode, read })

const protection = (name: keyof Kernel['vfs']['protections']): Sysctl => ({
  initial: '0',
  mode: 0o600,
  read: ({ vfs }) => String(vfs.protections[name]),
  write: ({ vfs }, _, value) => {
    vfs.protections[name] = Number(value)
  },
})

const MAX_SHARED_MEMORY = '18446744073692774399'
const threadsMax = ({ options }: Kernel) => String(Math.floor(options.memoryBytes / 131_072))
const maxNamespaces = ({ options }: Kernel) => String(Math.floor(options.memoryBytes / 262_144))

const plain = Object.entries(plainSysctls).flatMap(([scope, settings]) =>
  Object.entries(settings).map(([name, value]) => [name, setting(value, scope as SysctlScope)] as const),
)

/** The settings that are there, with Debian's values, by their path below /proc/sys. */
export const sysctls: Readonly<Record<string, Sysctl>> = {
  ...Object.fromEntries(plain),
  'fs/file-max': setting('9223372036854775807'),
  'fs/inotify/max_user_instances': setting('128'),
  'fs/inotify/max_user_watches': setting('65536'),
  'fs/nr_open': setting('1048576'),
  'fs/pipe-max-size': setting('1048576'),
  'fs/protected_fifos': protection('fifos'),
  'fs/protected_hardlinks': protection('hardlinks'),
  'fs/protected_regular': protection('regular'),
  'fs/protected_symlinks': protection('symlinks'),
  'kernel/cap_last_cap': fixed('40'),
  'kernel/core_pattern': setting('core'),
  'kernel/dmesg_restrict': setting('1'),
  'kernel/domainname': {
    initial: '(none)',
    read: (_, { uts }) => uts.domainname,
    write: (_, { uts }, value) => {
      uts.domainname = value
    },
  },
  'kernel/hostname': {
    initial: '',
    read: (_, { uts }) => uts.hostname,
    write: (_, { uts }, value) => {
      uts.hostname = value
    },
  },
  'kernel/msgmax': setting('8192', 'ipc'),
  'kernel/msgmnb': setting('16384', 'ipc'),
  'kernel/msgmni': setting('32000', 'ipc'),
  'kernel/ngroups_max': fixed('65536'),
  'kernel/ns_last_pid': {
    initial: '0',
    read: (_, { pid }) => String(pid.lastPid),
    write: (_, { pid }, value) => {
      pid.lastPid = Number(value)
    },
  },
  'kernel/osrelease': fixed(({ options }) => options.release),
  'kernel/ostype': fixed('Linux'),
  'kernel/overflowgid': setting('65534'),
  'kernel/overflowuid': setting('65534'),
  'kernel/panic': setting('0'),
  'kernel/pid_max': setting('4194304'),
  'kernel/printk': setting('4\t4\t1\t7'),
  'kernel/random/boot_id': fixed(({ random }) => uuid(random.fork('boot_id').hex(32))),
  'kernel/random/entropy_avail': fixed('256'),
  'kernel/random/poolsize': fixed('256'),
  'kernel/random/uuid': live(({ random }) => uuid(random.hex(32))),
  'kernel/randomize_va_space': setting('2'),
  'kernel/sem': setting('32000\t1024000000\t500\t32000', 'ipc'),
  'kernel/shmall': setting(MAX_SHARED_MEMORY, 'ipc'),
  'kernel/shmmax': setting(MAX_SHARED_MEMORY, 'ipc'),
  'kernel/shmmni': setting('4096', 'ipc'),
  'kernel/threads-max': setting(threadsMax),
  'kernel/unprivileged_userns_clone': setting('1'),
  'kernel/version': fixed(({ options }) => options.version),
  'kernel/yama/ptrace_scope': setting('0'),
  'net/core/somaxconn': setting('4096', 'net'),
  'net/ipv4/ip_forward': {
    initial: '0',
    read: (_, { net }) => (net.forwarding ? '1' : '0'),
    write: (_, { net }, value) => {
      net.forwarding = Number(value) !== 0
    },
  },
  'net/ipv4/ip_local_port_range': setting('32768\t60999', 'net'),
  'net/ipv4/ip_unprivileged_port_start': {
    initial: '1024',
    read: (_, { net }) => String(net.unprivilegedPorts),
    write: (_, { net }, value) => {
      net.unprivilegedPorts = Number(value)
    },
  },
  'net/ipv4/ping_group_range': {
    initial: '',
    read: (_, { net }) => net.pingGroups.join('\t'),
    write: (_, { net }, value) => {
      const [first = 1, last = 0] = value.trim().split(/\s+/).map(Number)
      net.pingGroups = [first, last]
    },
  },
  'net/ipv4/tcp_syncookies': setting('1', 'net'),
  'user/max_cgroup_namespaces': setting(maxNamespaces, 'user'),
  'user/max_ipc_namespaces': setting(maxNamespaces, 'user'),
  'user/max_mnt_namespaces': setting(maxNamespaces, 'user'),
  'user/max_net_namespaces': setting(maxNamespaces, 'user'),
  'user/max_pid_namespaces': setting(maxNamespaces, 'user'),
  'user/max_time_namespaces': setting(maxNamespaces, 'user'),
  'user/max_user_namespaces': setting(maxNamespaces, 'user'),
  'user/max_uts_namespaces': setting(maxNamespaces, 'user'),
  'vm/max_map_count': setting('65530'),
  'vm/overcommit_memory': setting('0'),
  'vm/overcommit_ratio': setting('50'),
  'vm/swappiness': setting('60'),
}

/** A random UUID (RFC 9562, version 4) from 32 hexadecimal digits. */
function uuid(hex: string): string {
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4] ?? '8'
  const digits = `${hex.slice(0, 12)}4${hex.slice(13, 16)}${variant}${hex.slice(17)}`
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
