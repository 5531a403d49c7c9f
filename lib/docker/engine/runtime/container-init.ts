import type { CloneFlag } from '../../../linux/kernel/namespace'
import type { Process, Program } from '../../../linux/kernel/program'
import { resources } from '../../../linux/kernel/resource-limits'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { readTextIfPresent, writeFile } from '../files'
import { findExecutable } from './find-executable'
import type { ChildEnd, InitChannel } from './init-channel'
import type { OciLimit, OciNamespaceType, OciProcess, OciSeccomp, OciSpec } from './oci-spec'
import { homeOf } from './passwd'
import { applyResources } from './resources'
import { finalizeRootfs, prepareRootfs } from './rootfs'
import { goErrorText, RuntimeError } from './runtime-error'

const RUNC_THREADS = 5

export const namespaceFlags: Readonly<Record<OciNamespaceType, CloneFlag>> = {
  mount: 'CLONE_NEWNS',
  network: 'CLONE_NEWNET',
  uts: 'CLONE_NEWUTS',
  pid: 'CLONE_NEWPID',
  ipc: 'CLONE_NEWIPC',
  cgroup: 'CLONE_NEWCGROUP',
  user: 'CLONE_NEWUSER',
}

/** What a new process of a container has on 0, 1 and 2 until it has a terminal of its own. */
export interface Stdio {
  readonly stdin: number
  readonly stdout: number
  readonly stderr: number
}

/** Process 1 of a container before it becomes the container's program (runc init). */
export function containerInit(spec: OciSpec, stdio: Stdio | undefined, channel: InitChannel): Program {
  return (process) =>
    reporting(process, channel, spec.linux.seccomp, function* (sys, shim) {
      sys.setsid()
      yield* countThreads(sys)
      yield* joinNamespaces(sys, spec)
      sys.moveToCgroup(spec.linux.cgroupsPath)
      yield* applyResources(sys, spec.linux.cgroupsPath, spec.linux.resources ?? {})
      yield* setOomScore(sys, spec.process)
      if (isNew(spec, 'cgroup')) sys.unshare(['CLONE_NEWCGROUP'])
      yield* prepareRootfs(sys, spec)
      yield* applySysctls(sys, spec)
      yield* takeStreams(sys, stdio, shim, true)
      if (spec.hostname !== undefined && isNew(spec, 'uts')) sys.sethostname(spec.hostname)
      yield* finalizeRootfs(sys, spec)
      return spec.process
    })
}

/** Another process of a running container (runc exec): it has joined the container's pid namespace already. */
export function execInit(
  containerPid: number,
  { cgroupsPath, seccomp }: OciSpec['linux'],
  process: OciProcess,
  stdio: Stdio | undefined,
  channel: InitChannel,
): Program {
  return (self) =>
    reporting(self, channel, seccomp, function* (sys, shim) {
      sys.setsid()
      yield* countThreads(sys)
      sys.moveToCgroup(cgroupsPath)
      const fds: number[] = []
      for (const type of ['ipc', 'uts', 'net', 'cgroup', 'mnt'] as const) {
        fds.push(yield* sys.open(`/proc/${containerPid}/ns/${type}`, { access: 'read', closeOnExec: true }))
      }
      for (const fd of fds) sys.setns(fd)
      sys.chdir('/')
      yield* takeStreams(sys, stdio, shim, false)
      return process
    })
}

/** Prepares, tells the shim how that went, waits for its word and becomes the program. */
function* reporting(
  { sys }: Process,
  channel: InitChannel,
  seccomp: OciSeccomp | undefined,
  prepare: (sys: Syscalls, shim: ChildEnd) => Blocking<OciProcess>,
): Blocking<number> {
  const shim = channel.child(sys)
  try {
    const process = yield* prepare(sys, shim)
    const filter = () => seccomp && sys.seccomp(seccomp.syscalls.flatMap(({ names }) => names))
    // Who may still gain privileges needs some to filter its calls; others do it as late as they can.
    if (!process.noNewPrivileges) filter()
    const path = becomeUser(sys, process)
    if (process.noNewPrivileges) filter()
    yield* shim.report({ type: 'ready' })
    if ((yield* shim.answer())?.type !== 'start') return 1
    yield* sys.execve(path, process.args, yield* withHome(sys, process))
  } catch (error) {
    yield* shim.report({
      type: 'failed',
      message: error instanceof RuntimeError ? error.message : goErrorText(error),
    })
  }
  return 1
}

function* setOomScore(sys: Syscalls, { oomScoreAdj }: OciProcess): Blocking<void> {
  if (oomScoreAdj) yield* writeFile(sys, '/proc/self/oom_score_adj', String(oomScoreAdj))
}

/** Settings of the container's own namespaces, while /proc/sys may still be written. */
function* applySysctls(sys: Syscalls, { linux }: OciSpec): Blocking<void> {
  for (const [name, value] of Object.entries(linux.sysctl ?? {})) {
    const path = `/proc/sys/${name.replaceAll('.', '/')}`
    try {
      yield* writeFile(sys, path, value)
    } catch (error) {
      throw new RuntimeError(`open ${path}: ${goErrorText(error)}`)
    }
  }
}

/** runc init is a Go program: its threads take the numbers after its own, which is why the next process is 7. */
function* countThreads(sys: Syscalls): Blocking<void> {
  const path = '/proc/sys/kernel/ns_last_pid'
  const last = Number(yield* readTextIfPresent(sys, path))
  if (last > 0) yield* writeFile(sys, path, String(last + RUNC_THREADS))
}

function isNew(spec: OciSpec, type: OciNamespaceType): boolean {
  return spec.linux.namespaces.some((namespace) => namespace.type === type && namespace.path === undefined)
}

/** Namespaces named by a path are joined here; new ones came with clone, and pid was joined by the shim. */
function* joinNamespaces(sys: Syscalls, spec: OciSpec): Blocking<void> {
  for (const { type, path } of spec.linux.namespaces) {
    if (path === undefined || type === 'pid') continue
    const fd = yield* sys.open(path, { access: 'read', closeOnExec: true })
    sys.setns(fd)
    sys.close(fd)
  }
}

function* takeStreams(
  sys: Syscalls,
  stdio: Stdio | undefined,
  shim: ChildEnd,
  isFirst: boolean,
): Blocking<void> {
  if (stdio) {
    sys.dup2(stdio.stdin, 0)
    sys.dup2(stdio.stdout, 1)
    sys.dup2(stdio.stderr, 2)
    return
  }
  yield* shim.report({ type: 'console' })
  const answer = yield* shim.answer()
  if (answer?.type !== 'console') throw new RuntimeError('the shim has no console')
  const terminal = yield* sys.open(answer.path, { access: 'read-write', closeOnExec: true })
  sys.setControllingTerminal(terminal)
  for (const fd of [0, 1, 2]) sys.dup2(terminal, fd)
  if (!isFirst) return
  sys.mknod('/dev/console', 'file', 0o666)
  sys.mount({ source: answer.path, target: '/dev/console', bind: true })
}

/** Working directory, identity and capabilities; the path of the program, which must be there for that user. */
function becomeUser(
  sys: Syscalls,
  { user, cwd, env, args, capabilities, noNewPrivileges, rlimits = [] }: OciProcess,
): string {
  sys.sigaction('SIGPIPE', 'default')
  for (const fd of sys.openFds()) if (fd > 2) sys.setCloseOnExec(fd, true)
  for (const limit of rlimits) setLimit(sys, limit)
  sys.capset({ ...sys.capget(), bounding: capabilities.bounding })
  enterDirectory(sys, cwd)
  sys.setgroups(user.additionalGids ?? [])
  sys.setresgid(user.gid, user.gid, user.gid)
  sys.setresuid(user.uid, user.uid, user.uid)
  if (user.uid === 0) sys.capset({ permitted: capabilities.permitted, effective: capabilities.effective })
  if (noNewPrivileges) sys.setNoNewPrivileges()
  return findExecutable(sys, args[0] ?? '', env)
}

function setLimit(sys: Syscalls, { type, soft, hard }: OciLimit): void {
  const resource = resources.find((name) => type === `RLIMIT_${name}`)
  if (!resource) throw new RuntimeError(`invalid rlimit type: ${type}`)
  const value = (number: number) => (number < 0 ? Number.POSITIVE_INFINITY : number)
  try {
    sys.prlimit(0, resource, { soft: value(soft), hard: value(hard) })
  } catch (error) {
    throw new RuntimeError(
      `error setting rlimits for ready process: error setting rlimit type ${resources.indexOf(resource)}: ${goErrorText(error)}`,
    )
  }
}

/** runc adds HOME last when nobody has set it. */
function* withHome(sys: Syscalls, { env, user }: OciProcess): Blocking<readonly string[]> {
  if (env.some((entry) => entry.startsWith('HOME='))) return env
  return [...env, `HOME=${homeOf((yield* readTextIfPresent(sys, '/etc/passwd')) ?? '', user.uid)}`]
}

function enterDirectory(sys: Syscalls, cwd: string): void {
  try {
    sys.chdir(cwd)
  } catch (error) {
    throw new RuntimeError(
      `chdir to cwd (${JSON.stringify(cwd)}) set in config.json failed: ${goErrorText(error)}`,
    )
  }
}
