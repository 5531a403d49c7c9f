import type { Nanoseconds, Realtime } from '../../base/clock'
import type { ReceivedIcmp } from '../net/datagram'
import type { HttpMessage } from '../net/http'
import type { NetlinkRequest, NetworkState } from '../net/netlink'
import type { IcmpMessage } from '../net/packet'
import type { Tree } from '../vfs/build-tree'
import type { DirectoryEntry, Stat } from '../vfs/stat'
import type { Capability } from './capabilities'
import type { Datagram } from './datagram-socket'
import type { KernelMessage } from './kernel-log'
import type { CloneFlag, NamespaceType } from './namespace'
import type { OpenFlags, Readiness } from './open-file'
import type { Program } from './program'
import type { Resource, ResourceLimit } from './resource-limits'
import type { Disposition, Signal } from './signal'
import type { SocketOptionValues } from './socket-options'
import type { IpcRequest } from './system-v'
import type { TraceEvent, Tracer } from './tracer'
import type { Blocking } from './wait-queue'

export type WaitStatus =
  | { readonly pid: number; readonly exited: number }
  | { readonly pid: number; readonly signaled: Signal; readonly coreDumped?: boolean }
  | { readonly pid: number; readonly stopped: Signal }
  | { readonly pid: number; readonly continued: true }

export interface WaitOptions {
  /** WNOHANG: undefined at once when no child has changed */
  readonly noHang?: boolean
  /** WUNTRACED: stopped children too */
  readonly untraced?: boolean
  /** WCONTINUED: continued children too */
  readonly continued?: boolean
}

export interface SpawnOptions {
  readonly path: string
  readonly argv: readonly string[]
  /** as `NAME=value`; the caller's own when left out */
  readonly env?: readonly string[]
  /** child descriptor → the caller's descriptor; when given, nothing else is inherited */
  readonly fds?: ReadonlyMap<number, number>
  readonly cwd?: string
}

export interface TerminalSize {
  readonly columns: number
  readonly rows: number
}

/** The part of termios(3) that programs here set. */
export interface TerminalMode {
  /** ICANON: input by whole lines, edited by the kernel */
  readonly canonical: boolean
  readonly echo: boolean
  /** ISIG: Ctrl-C, Ctrl-\, Ctrl-Z raise signals */
  readonly signals: boolean
  /** OPOST|ONLCR: a newline is written as CR LF */
  readonly outputNewline: boolean
  /** ICRNL: a typed CR is read as a newline */
  readonly inputNewline: boolean
}

export interface MountOptions {
  readonly source: string
  readonly target: string
  /** `tmpfs`, `proc`, `sysfs`, `overlay`, `devpts`, `cgroup2`, `mqueue`, …; none for a bind mount or remount */
  readonly type?: string
  readonly readOnly?: boolean
  readonly bind?: boolean
  readonly recursive?: boolean
  readonly remount?: boolean
  readonly move?: boolean
  readonly propagation?: 'shared' | 'private' | 'slave' | 'unbindable'
  readonly noSuid?: boolean
  readonly noDev?: boolean
  readonly noExec?: boolean
  /** how access times are kept; `relatime` when left out */
  readonly atime?: 'relatime' | 'noatime' | 'strictatime'
  /** the file system's own options, e.g. `lowerdir=…,upperdir=…,workdir=…`, `size=64m` */
  readonly data?: string
}

export type SocketAddress =
  | { readonly family: 'unix'; readonly path: string }
  | { readonly family: 'inet'; readonly address: string; readonly port: number }

export interface PollRequest {
  readonly fd: number
  readonly read?: boolean
  readonly write?: boolean
}

/**
 * The system calls, as their man pages (section 2) describe them, with descriptors as numbers and failures thrown as Errno.
 * Calls that can block are generators; the others answer at once. Process ids are those of the caller's pid namespace.
 */
export interface Syscalls {
  // processes
  getpid(): number
  getppid(): number
  getpgid(pid?: number): number
  setpgid(pid: number, pgid: number): void
  getsid(pid?: number): number
  setsid(): number
  /** Starts `main` in a copy of this process (descriptors, credentials, cwd, …), in new namespaces as the flags say. */
  clone(main: Program, flags?: readonly CloneFlag[]): number
  /** Another thread of this process. */
  thread(main: () => Blocking<void>): void
  /** vfork(2) and execve(2) in one; fails as execve does. */
  spawn(options: SpawnOptions): Blocking<number>
  /** Never returns when it succeeds. */
  execve(path: string, argv: readonly string[], env: readonly string[]): Blocking<never>
  exit(status: number): Blocking<never>
  /** `pid`: a child, 0 for own group, -1 for any, below -1 a group. @throws ECHILD, EINTR */
  wait4(pid: number, options?: WaitOptions): Blocking<WaitStatus | undefined>
  kill(pid: number, signal: Signal | 0): void
  sigaction(signal: Signal, disposition: Disposition): Disposition
  sigprocmask(how: 'block' | 'unblock' | 'set', signals: readonly Signal[]): readonly Signal[]
  /** PR_SET_CHILD_SUBREAPER: orphaned descendants become this process's children (prctl(2)). */
  setChildSubreaper(): void
  /** setproctitle(3bsd): what /proc/PID/cmdline shows from now on. */
  setproctitle(title: string): void
  /** pause(2): returns by EINTR only. */
  pause(): Blocking<never>

  /** Takes `length` bytes of anonymous memory and touches all of them. @throws ENOMEM; the OOM killer may end the caller instead */
  mmap(length: number): Blocking<void>
  munmap(length: number): void

  /** A handle for watching the system calls of processes, and with `follows` of their children (ptrace(2)). */
  ptraceOpen(follows: boolean): Tracer
  /** @throws ESRCH, EPERM when it is another user's or traced already */
  ptraceAttach(tracer: Tracer, pid: number): void
  ptraceDetach(tracer: Tracer, pid: number): void
  /** What the tracees have done since the last time; empty when there are none left. @throws EINTR */
  ptraceWait(tracer: Tracer): Blocking<readonly TraceEvent[]>

  /** Writes the caller's pid to cgroup.procs of a control group, making the group when missing (cgroups(7)). */
  moveToCgroup(path: string): void

  /**
   * Reads, and with `next` sets, a limit of a process; 0 is the caller. Gives the limit there was before.
   * @throws EINVAL soft above hard, EPERM a hard limit raised without CAP_SYS_RESOURCE, ESRCH
   */
  prlimit(pid: number, resource: Resource, next?: ResourceLimit): ResourceLimit
  getpriority(pid: number): number
  /** Nice value from -20 to 19 of a process; 0 is the caller. @throws EACCES lowered without CAP_SYS_NICE, EPERM, ESRCH */
  setpriority(pid: number, nice: number): void
  /** The processors a process may run on (sched_getaffinity(2)). */
  schedGetaffinity(pid: number): readonly number[]
  /** Adds a filter that fails these calls with EPERM: `mount`, `unshare` (and clone with new namespaces), `setns`. @throws EACCES */
  seccomp(denied: readonly string[]): void

  // System V objects of the ipc namespace (sysvipc(7)); key 0 is IPC_PRIVATE
  /** @throws ENOENT, EEXIST, EACCES, EINVAL for a size out of range */
  msgget(key: number, request?: IpcRequest): number
  semget(key: number, request?: IpcRequest): number
  shmget(key: number, request?: IpcRequest): number
  /** Removes an object. @throws EINVAL when there is none, EPERM */
  msgctl(id: number, command: 'IPC_RMID'): void
  semctl(id: number, command: 'IPC_RMID'): void
  shmctl(id: number, command: 'IPC_RMID'): void

  // credentials
  getuid(): number
  geteuid(): number
  getgid(): number
  getegid(): number
  getgroups(): readonly number[]
  setresuid(real: number, effective: number, saved: number): void
  setresgid(real: number, effective: number, saved: number): void
  setgroups(groups: readonly number[]): void
  umask(mask?: number): number
  capget(): {
    readonly permitted: ReadonlySet<Capability>
    readonly effective: ReadonlySet<Capability>
    readonly bounding: ReadonlySet<Capability>
  }
  capset(sets: {
    readonly permitted: Iterable<Capability>
    readonly effective: Iterable<Capability>
    readonly bounding?: Iterable<Capability>
  }): void
  setNoNewPrivileges(): void

  // time
  /** CLOCK_MONOTONIC here: virtual time since the world began. */
  now(): Nanoseconds
  realtime(time?: Nanoseconds): Realtime
  nanosleep(duration: Nanoseconds): Blocking<void>
  schedYield(): Blocking<void>

  // namespaces and the machine
  unshare(flags: readonly CloneFlag[]): void
  /** `fd`: an open /proc/PID/ns/* file. */
  setns(fd: number, type?: NamespaceType): void
  gethostname(): string
  sethostname(name: string): void
  uname(): {
    readonly sysname: string
    readonly nodename: string
    readonly release: string
    readonly version: string
    readonly machine: string
  }
  mount(options: MountOptions): void
  umount(target: string, options?: { readonly detach?: boolean }): void
  pivotRoot(newRoot: string, putOld: string): void
  chroot(path: string): void
  getrandom(length: number): Uint8Array

  // files
  open(path: string, flags: OpenFlags, mode?: number): Blocking<number>
  close(fd: number): void
  /** An empty array is the end of the file. */
  read(fd: number, length: number): Blocking<Uint8Array>
  write(fd: number, bytes: Uint8Array): Blocking<number>
  pread(fd: number, length: number, offset: number): Blocking<Uint8Array>
  lseek(fd: number, offset: number, whence: 'set' | 'cur' | 'end'): number
  dup(fd: number, atLeast?: number): number
  dup2(fd: number, target: number): number
  setCloseOnExec(fd: number, on: boolean): void
  /** Descriptors open in this process, ascending. */
  openFds(): readonly number[]
  pipe(): { readonly read: number; readonly write: number }
  poll(
    requests: readonly PollRequest[],
    timeout?: Nanoseconds,
  ): Blocking<readonly (Readiness & { readonly fd: number })[]>
  stat(path: string): Stat
  lstat(path: string): Stat
  fstat(fd: number): Stat
  statfs(path: string): {
    readonly type: string
    readonly blockSize: number
    readonly blocks: number
    readonly free: number
    readonly files: number
    readonly filesFree: number
  }
  access(
    path: string,
    mode: { readonly read?: boolean; readonly write?: boolean; readonly execute?: boolean },
  ): boolean
  /** Entries without `.` and `..`, in the file system's order. */
  getdents(path: string): readonly DirectoryEntry[]
  mkdir(path: string, mode?: number): void
  rmdir(path: string): void
  unlink(path: string): void
  rename(from: string, to: string): void
  link(existing: string, path: string): void
  symlink(target: string, path: string): void
  readlink(path: string): string
  mknod(
    path: string,
    type: 'fifo' | 'character' | 'block' | 'file',
    mode: number,
    rdev?: { major: number; minor: number },
  ): void
  chmod(path: string, mode: number): void
  chown(path: string, uid: number, gid: number, options?: { readonly noFollow?: boolean }): void
  utimens(
    path: string,
    times: { readonly atime: Nanoseconds; readonly mtime: Nanoseconds },
    options?: { readonly noFollow?: boolean },
  ): void
  truncate(path: string, size: number): void
  chdir(path: string): void
  getcwd(): string

  // terminals
  isatty(fd: number): boolean
  tcgetattr(fd: number): TerminalMode
  tcsetattr(fd: number, mode: TerminalMode): void
  tcgetpgrp(fd: number): number
  tcsetpgrp(fd: number, pgid: number): void
  terminalSize(fd: number): TerminalSize
  setTerminalSize(fd: number, size: TerminalSize): void
  /** Makes the terminal the controlling one of this session (TIOCSCTTY). */
  setControllingTerminal(fd: number): void
  /** posix_openpt(3) and ptsname(3): a master and the path of its terminal. */
  openPty(): { readonly master: number; readonly path: string }

  // sockets: bytes for everyone; structured HTTP messages for those who speak HTTP (see net/http.ts)
  /** With `icmp`: `raw` needs CAP_NET_RAW, `dgram` a group in net.ipv4.ping_group_range. */
  socket(family: 'unix' | 'inet', type?: 'stream' | 'dgram' | 'raw', protocol?: 'icmp'): number
  setsockopt(fd: number, options: SocketOptionValues): void
  bind(fd: number, address: SocketAddress): void
  listen(fd: number, backlog?: number): void
  accept(fd: number): Blocking<number>
  connect(fd: number, address: SocketAddress): Blocking<void>
  shutdown(fd: number, how: 'read' | 'write' | 'both'): void
  getsockname(fd: number): SocketAddress
  getpeername(fd: number): SocketAddress
  /** One datagram to an address, or to the one the socket is connected to. */
  sendto(fd: number, bytes: Uint8Array, to?: SocketAddress): void
  recvfrom(fd: number, length?: number): Blocking<Datagram>
  /** The next ICMP error about what was sent, of a socket with `receiveErrors`; undefined when there is none. */
  receiveError(fd: number): ReceivedIcmp | undefined
  sendIcmp(fd: number, to: string, message: Pick<IcmpMessage, 'type' | 'id' | 'sequence' | 'size'>): void
  receiveIcmp(fd: number): Blocking<ReceivedIcmp>
  /** The next message on a stream socket, parsed from bytes when the other side wrote bytes; undefined at the end. */
  receiveHttp(fd: number): Blocking<HttpMessage | undefined>
  sendHttp(fd: number, message: HttpMessage): Blocking<void>

  /** Changes links, addresses, routes or firewall rules of the caller's network namespace. @throws EPERM, ENODEV, EEXIST, … */
  netlink(request: NetlinkRequest): void
  /** Links, addresses, routes, firewall and listening ports of the caller's network namespace. */
  networkState(): NetworkState

  /** Data from outside the machine, such as an image's layers from a registry. @throws ENOENT when there is none of that key */
  fetch(key: string): Blocking<unknown>
  /** Fills an empty directory with a compiled tree at once, as unpacking an archive there would. @throws EXDEV, ENOTDIR */
  unpack(path: string, tree: Tree): void

  /** The kernel's log, oldest line first (syslog(2)). @throws EPERM without CAP_SYSLOG while kernel.dmesg_restrict is 1 */
  syslog(): readonly KernelMessage[]
  /** Writes a record to the kernel's audit log: what the world's journal shows of a session (audit(7)). */
  audit(record: AuditRecord): void
}

export type AuditRecord =
  | { readonly type: 'command'; readonly text: string }
  | { readonly type: 'command-end'; readonly status: number }
  | { readonly type: 'prompt' }
