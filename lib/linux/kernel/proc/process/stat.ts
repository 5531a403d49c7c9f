import { type Nanoseconds, SECOND } from '../../../../base/clock'
import { processMemory } from '../../process-memory'
import { signalNumbers } from '../../signal'
import type { Task } from '../../task'
import type { ProcFileSystem } from '../proc-file-system'

/** Times in proc are counted in hundredths of a second (sysconf(_SC_CLK_TCK)). */
export const TICK: Nanoseconds = SECOND / 100

const PAGE_KILOBYTES = 4
const PTS_MAJOR = 136
const NO_LIMIT = '18446744073709551615'

/** proc_pid_stat(5). */
export function statText(fs: ProcFileSystem, task: Task): string {
  const { namespace } = fs
  const { tty, image } = task
  const memory = processMemory(task)
  const ticks = Math.floor(task.cpuTime / TICK)
  const systemTicks = Math.floor(ticks / 3)
  const exitCode = exitCodeOf(task)
  const fields = [
    task.pid.in(namespace),
    `(${image.comm})`,
    task.stateLetter,
    task.parent?.pid.in(namespace) ?? 0,
    task.group.in(namespace),
    task.session.in(namespace),
    tty ? PTS_MAJOR * 256 + tty.index : 0,
    tty ? (tty.foreground?.in(namespace) ?? -1) : -1,
    // flags: PF_RANDOMIZE
    4_194_304,
    // faults: minor and major, own and children's
    ...[0, 0, 0, 0],
    ticks - systemTicks,
    systemTicks,
    // children's times
    ...[0, 0],
    // priority and nice
    ...[20 + task.nice, task.nice],
    Math.max(task.threads.size, 1),
    0,
    Math.max(Math.floor((task.startTime - fs.kernel.bootTime) / TICK), 0),
    (memory?.size ?? 0) * 1024,
    (memory?.resident ?? 0) / PAGE_KILOBYTES,
    NO_LIMIT,
    // addresses of code and stack, instruction and stack pointer
    ...[0, 0, 0, 0, 0],
    // signals: pending, blocked, ignored, caught, of the old 32-bit kind
    ...[bits(task.pending), bits(task.blocked), bits(ignored(task)), bits(caught(task))],
    // wchan, swapped pages
    ...[0, 0, 0],
    signalNumbers.SIGCHLD,
    // processor, real-time priority, policy, I/O delay, guest times
    ...[task.processor, 0, 0, 0, 0, 0],
    // addresses of data, heap, arguments, environment
    ...[0, 0, 0, 0, 0, 0, 0],
    exitCode,
  ]
  return `${fields.join(' ')}\n`
}

/** proc_pid_statm(5): size, resident, shared, text, lib, data, dirty in pages. */
export function statmText(task: Task): string {
  const memory = processMemory(task)
  if (!memory) return '0 0 0 0 0 0 0\n'
  const { size, resident, anonymous, executable, data, stack } = memory
  const counts = [size, resident, resident - anonymous, executable, 0, data + stack, 0]
  return `${counts.map((kilobytes) => kilobytes / PAGE_KILOBYTES).join(' ')}\n`
}

function exitCodeOf({ exitStatus }: Task): number {
  if (!exitStatus) return 0
  return 'exited' in exitStatus ? exitStatus.exited * 256 : signalNumbers[exitStatus.signaled]
}

function bits(signals: Iterable<keyof typeof signalNumbers>): number {
  let mask = 0
  for (const signal of signals) mask |= 1 << (signalNumbers[signal] - 1)
  return mask >>> 0
}

function ignored({ dispositions }: Task): (keyof typeof signalNumbers)[] {
  return [...dispositions].filter(([, disposition]) => disposition === 'ignore').map(([signal]) => signal)
}

function caught({ dispositions }: Task): (keyof typeof signalNumbers)[] {
  return [...dispositions]
    .filter(([, disposition]) => typeof disposition === 'object')
    .map(([signal]) => signal)
}
