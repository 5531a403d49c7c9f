import { idInside } from '../../../vfs/id-map'
import { capabilityMask } from '../../capabilities'
import { formatProcessors } from '../../cgroup2/processor-list'
import { processMemory } from '../../process-memory'
import { type Signal, signalNumbers } from '../../signal'
import type { Task } from '../../task'
import type { ProcFileSystem } from '../proc-file-system'

const stateNames = { R: 'R (running)', S: 'S (sleeping)', T: 'T (stopped)', Z: 'Z (zombie)' } as const

/** proc_pid_status(5), in the order and with the columns of Linux 6. */
export function statusText(fs: ProcFileSystem, task: Task): string {
  const { namespace } = fs
  const pid = task.pid.in(namespace)
  const { credentials } = task
  const { uidMap, gidMap } = fs.readerUsers
  const uids = [credentials.uid, credentials.euid, credentials.suid, credentials.euid]
  const gids = [credentials.gid, credentials.egid, credentials.sgid, credentials.egid]
  const groups = credentials.groups.map((gid) => `${idInside(gidMap, gid)} `).join('')
  return lines([
    ['Name', task.image.comm],
    ['Umask', task.umask.toString(8).padStart(4, '0')],
    ['State', stateNames[task.stateLetter]],
    ['Tgid', pid],
    ['Ngid', 0],
    ['Pid', pid],
    ['PPid', task.parent?.pid.in(namespace) ?? 0],
    ['TracerPid', task.tracer?.isActive ? task.tracer.owner.pid.in(namespace) : 0],
    ['Uid', uids.map((uid) => idInside(uidMap, uid)).join('\t')],
    ['Gid', gids.map((gid) => idInside(gidMap, gid)).join('\t')],
    ['FDSize', task.isZombie ? 0 : descriptorSlots(task)],
    ['Groups', groups || ' '],
    ['NStgid', task.pid.from(namespace).join('\t')],
    ['NSpid', task.pid.from(namespace).join('\t')],
    ['NSpgid', task.group.from(namespace).join('\t')],
    ['NSsid', task.session.from(namespace).join('\t')],
    ['Kthread', 0],
    ...memoryLines(task),
    ['Threads', Math.max(task.threads.size, 1)],
    ['SigQ', `${task.pending.size}/${Math.floor(fs.kernel.options.memoryBytes / 262_144)}`],
    ['SigPnd', signalMask([])],
    ['ShdPnd', signalMask(task.pending)],
    ['SigBlk', signalMask(task.blocked)],
    ['SigIgn', signalMask(dispositions(task, 'ignore'))],
    ['SigCgt', signalMask(dispositions(task, 'handler'))],
    ['CapInh', capabilityMask(new Set())],
    ['CapPrm', capabilityMask(credentials.permitted)],
    ['CapEff', capabilityMask(credentials.effective)],
    ['CapBnd', capabilityMask(credentials.bounding)],
    ['CapAmb', capabilityMask(new Set())],
    ['NoNewPrivs', task.noNewPrivileges ? 1 : 0],
    ['Seccomp', task.seccomp ? 2 : 0],
    ['Seccomp_filters', task.seccomp?.filters ?? 0],
    ['Speculation_Store_Bypass', 'vulnerable'],
    ['SpeculationIndirectBranch', 'always enabled'],
    ['Cpus_allowed', task.cgroup.cpu.allowed.toString(16)],
    ['Cpus_allowed_list', formatProcessors(task.cgroup.cpu.allowed)],
    ['Mems_allowed', `${'00000000,'.repeat(31)}00000001`],
    ['Mems_allowed_list', 0],
    ['voluntary_ctxt_switches', 0],
    ['nonvoluntary_ctxt_switches', 0],
  ])
}

type Line = readonly [name: string, value: string | number]

function lines(pairs: readonly Line[]): string {
  return pairs.map(([name, value]) => `${name}:\t${value}\n`).join('')
}

function memoryLines(task: Task): Line[] {
  const memory = processMemory(task)
  if (!memory) return []
  const kilobytes = (name: string, value: number): Line => [name, `${String(value).padStart(8)} kB`]
  return [
    kilobytes('VmPeak', memory.peakSize),
    kilobytes('VmSize', memory.size),
    kilobytes('VmLck', 0),
    kilobytes('VmPin', 0),
    kilobytes('VmHWM', memory.peakResident),
    kilobytes('VmRSS', memory.resident),
    kilobytes('RssAnon', memory.anonymous),
    kilobytes('RssFile', memory.resident - memory.anonymous),
    kilobytes('RssShmem', 0),
    kilobytes('VmData', memory.data),
    kilobytes('VmStk', memory.stack),
    kilobytes('VmExe', memory.executable),
    kilobytes('VmLib', memory.libraries),
    kilobytes('VmPTE', memory.pageTables),
    kilobytes('VmSwap', 0),
    kilobytes('HugetlbPages', 0),
    ['CoreDumping', 0],
    ['THP_enabled', 1],
    ['untag_mask', '0xffffffffffffffff'],
  ]
}

/** The descriptor table grows by powers of two from 64. */
function descriptorSlots(task: Task): number {
  let slots = 64
  while (slots <= (task.files.fds().at(-1) ?? 0)) slots *= 2
  return slots
}

function dispositions(task: Task, kind: 'ignore' | 'handler'): Signal[] {
  return [...task.dispositions].flatMap(([signal, disposition]) => {
    const isKind = kind === 'ignore' ? disposition === 'ignore' : typeof disposition === 'object'
    return isKind ? [signal] : []
  })
}

function signalMask(signals: Iterable<Signal>): string {
  let mask = 0n
  for (const signal of signals) mask |= 1n << BigInt(signalNumbers[signal] - 1)
  return mask.toString(16).padStart(16, '0')
}
