import type { Capability } from '../../kernel/capabilities'
import type { ResourceLimit } from '../../kernel/resource-limits'
import type { Disposition } from '../../kernel/signal'
import type { SpawnOptions, WaitOptions, WaitStatus } from '../../kernel/syscalls'
import type { Decoders } from './decoders'
import { type Decoded, flags, list, octal, POINTER, quoted, type Style, signalSet, timespec } from './value'

const identity =
  (name: string) =>
  (_: readonly unknown[], result: unknown): Decoded => {
    return { name, args: [], ...(typeof result === 'number' && { value: result }) }
  }

const threeIds = (name: string) => (args: readonly unknown[]) => ({ name, args: args.map(String) })

/** Processes, signals, credentials and namespaces. */
export const processDecoders: Decoders = {
  getpid: identity('getpid'),
  getppid: identity('getppid'),
  getuid: identity('getuid'),
  geteuid: identity('geteuid'),
  getgid: identity('getgid'),
  getegid: identity('getegid'),
  getpgid: ([pid = 0]) => ({ name: 'getpgid', args: [String(pid)] }),
  getsid: ([pid = 0]) => ({ name: 'getsid', args: [String(pid)] }),
  setpgid: threeIds('setpgid'),
  setsid: identity('setsid'),
  setresuid: threeIds('setresuid'),
  setresgid: threeIds('setresgid'),
  getgroups: (_, result) => {
    const groups = (result ?? []) as readonly number[]
    return { name: 'getgroups', args: ['65536'], out: [list(groups.map(String))], value: groups.length }
  },
  setgroups: ([groups]) => {
    const ids = groups as readonly number[]
    return { name: 'setgroups', args: [String(ids.length), list(ids.map(String))] }
  },
  umask: ([mask], result) => ({
    name: 'umask',
    args: [octal(Number(mask ?? 0))],
    value: octal(Number(result)),
  }),
  clone: ([, kinds]) => {
    const names = [...((kinds ?? []) as readonly string[]), 'SIGCHLD']
    return { name: 'clone', args: ['child_stack=NULL', `flags=${names.join('|')}`] }
  },
  thread: () => ({
    name: 'clone',
    args: [
      'child_stack=0x7f2a4c000b60',
      'flags=CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_SIGHAND|CLONE_THREAD|CLONE_SYSVSEM',
    ],
  }),
  vfork: identity('vfork'),
  spawn: ([options], _, style) => {
    const { path, argv, env = [] } = options as SpawnOptions
    return execve(path, argv, env, style)
  },
  execve: ([path, argv, env], _, style) =>
    execve(path as string, argv as readonly string[], env as readonly string[], style),
  exit: ([status]) => ({ name: 'exit_group', args: [String(status)], value: '?' }),
  wait4: ([pid, options], result) => {
    const { noHang, untraced, continued } = (options ?? {}) as WaitOptions
    const status = result as WaitStatus | undefined
    const how = flags([noHang && 'WNOHANG', untraced && 'WSTOPPED', continued && 'WCONTINUED'])
    const out = [status ? `[{${waitStatus(status)}}]` : POINTER, how, 'NULL']
    return { name: 'wait4', args: [String(pid)], out, value: status?.pid ?? 0 }
  },
  kill: ([pid, signal]) => ({ name: 'kill', args: [String(pid), String(signal)] }),
  pause: () => ({ name: 'pause', args: [] }),
  sigaction: ([signal, disposition], result) => ({
    name: 'rt_sigaction',
    args: [String(signal), handler(disposition as Disposition)],
    out: [handler(result as Disposition), '8'],
    value: 0,
  }),
  sigprocmask: ([how, signals], result) => ({
    name: 'rt_sigprocmask',
    args: [
      how === 'set' ? 'SIG_SETMASK' : `SIG_${String(how).toUpperCase()}`,
      signalSet(signals as string[]),
    ],
    out: [signalSet((result ?? []) as string[]), '8'],
    value: 0,
  }),
  setChildSubreaper: () => ({ name: 'prctl', args: ['PR_SET_CHILD_SUBREAPER', '1'] }),
  setproctitle: ([title], _, style) => ({
    name: 'prctl',
    args: ['PR_SET_NAME', quoted(String(title).slice(0, 15), style)],
  }),
  setNoNewPrivileges: () => ({ name: 'prctl', args: ['PR_SET_NO_NEW_PRIVS', '1', '0', '0', '0'] }),
  seccomp: () => ({
    name: 'seccomp',
    args: ['SECCOMP_SET_MODE_FILTER', 'SECCOMP_FILTER_FLAG_TSYNC', '{len=68, filter=0xc000254000}'],
  }),
  capget: (_, result) => ({
    name: 'capget',
    args: ['{version=_LINUX_CAPABILITY_VERSION_3, pid=0}'],
    out: [capabilitySets(result as CapabilitySets | undefined)],
    value: 0,
  }),
  capset: ([sets]) => ({
    name: 'capset',
    args: ['{version=_LINUX_CAPABILITY_VERSION_3, pid=0}', capabilitySets(sets as CapabilitySets)],
  }),
  prlimit: ([pid, resource, next], result) => ({
    name: 'prlimit64',
    args: [String(pid), `RLIMIT_${resource}`, next ? limit(next as ResourceLimit) : 'NULL'],
    out: [next || !result ? 'NULL' : limit(result as ResourceLimit)],
    value: 0,
  }),
  getpriority: ([pid], result) => ({
    name: 'getpriority',
    args: ['PRIO_PROCESS', String(pid)],
    value: 20 - Number(result),
  }),
  setpriority: ([pid, nice]) => ({ name: 'setpriority', args: ['PRIO_PROCESS', String(pid), String(nice)] }),
  schedGetaffinity: ([pid], result) => ({
    name: 'sched_getaffinity',
    args: [String(pid), '128'],
    out: [`[${((result ?? []) as number[]).join(' ')}]`],
    value: 8,
  }),
  schedYield: () => ({ name: 'sched_yield', args: [] }),
  nanosleep: ([duration]) => ({
    name: 'clock_nanosleep',
    args: ['CLOCK_REALTIME', '0', timespec(Number(duration))],
    out: ['NULL'],
    value: 0,
  }),
  getrandom: ([length], result, style) => ({
    name: 'getrandom',
    args: [],
    out: [quoted((result ?? new Uint8Array()) as Uint8Array, style), String(length), 'GRND_NONBLOCK'],
    value: Number(length),
  }),
  mmap: ([length]) => ({
    name: 'mmap',
    args: ['NULL', String(length), 'PROT_READ|PROT_WRITE', 'MAP_PRIVATE|MAP_ANONYMOUS', '-1', '0'],
    value: '0x7f3b9c5d2000',
  }),
  munmap: ([length]) => ({ name: 'munmap', args: ['0x7f3b9c5d2000', String(length)] }),
  unshare: ([kinds]) => ({ name: 'unshare', args: [flags(kinds as readonly string[])] }),
  setns: ([fd, type]) => ({ name: 'setns', args: [String(fd), type ? namespaceFlag(String(type)) : '0'] }),
  gethostname: (_, result, style) => uname(String(result ?? ''), style),
  uname: (_, result, style) => uname((result as { nodename: string } | undefined)?.nodename ?? '', style),
  sethostname: ([name], _, style) => ({
    name: 'sethostname',
    args: [quoted(String(name), style), String(String(name).length)],
  }),
}

interface CapabilitySets {
  readonly effective: Iterable<Capability>
  readonly permitted: Iterable<Capability>
}

function execve(path: string, argv: readonly string[], env: readonly string[], style: Style): Decoded {
  const words = list(argv.map((word) => quoted(word, style)))
  const vars = style.verbose
    ? list(env.map((entry) => quoted(entry, style)))
    : `${POINTER} /* ${env.length} vars */`
  return { name: 'execve', args: [quoted(path, style, true), words, vars] }
}

function uname(nodename: string, style: Style): Decoded {
  return {
    name: 'uname',
    args: [],
    value: 0,
    out: [`{sysname="Linux", nodename=${quoted(nodename, style)}, ...}`],
  }
}

function namespaceFlag(type: string): string {
  return `CLONE_NEW${type === 'mnt' ? 'NS' : type.toUpperCase()}`
}

function limit({ soft, hard }: ResourceLimit): string {
  return `{rlim_cur=${amount(soft)}, rlim_max=${amount(hard)}}`
}

/** Round numbers are written as products. */
function amount(value: number): string {
  if (!Number.isFinite(value)) return 'RLIM64_INFINITY'
  return value > 1024 && value % 1024 === 0 ? `${value / 1024}*1024` : String(value)
}

function capabilitySets(sets: CapabilitySets | undefined): string {
  const bits = (names: Iterable<Capability> = []) => flags([...names].map((name) => `1<<${name}`))
  return `{effective=${bits(sets?.effective)}, permitted=${bits(sets?.permitted)}, inheritable=0}`
}

function handler(disposition: Disposition | undefined): string {
  if (disposition === undefined) return 'NULL'
  const name = disposition === 'default' ? 'SIG_DFL' : disposition === 'ignore' ? 'SIG_IGN' : '0x55d1c0ffd0b0'
  const restart = typeof disposition === 'object' && disposition.restart
  return `{sa_handler=${name}, sa_mask=[], sa_flags=SA_RESTORER${restart ? '|SA_RESTART' : ''}, sa_restorer=0x7f1e2a45a050}`
}

function waitStatus(status: WaitStatus): string {
  if ('exited' in status) return `WIFEXITED(s) && WEXITSTATUS(s) == ${status.exited}`
  if ('signaled' in status) return `WIFSIGNALED(s) && WTERMSIG(s) == ${status.signaled}`
  if ('stopped' in status) return `WIFSTOPPED(s) && WSTOPSIG(s) == ${status.stopped}`
  return 'WIFCONTINUED(s)'
}
