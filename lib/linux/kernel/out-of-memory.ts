import type { Cgroup } from './cgroup'
import type { Kernel } from './kernel'
import { processMemory } from './process-memory'
import type { Task } from './task'

const PAGE_KILOBYTES = 4

/** Never to be killed (proc_pid_oom_score_adj(5)). */
const UNKILLABLE = -1000

/**
 * The OOM killer: ends the process of a full group that takes most memory. False when there is none to kill, or when it
 * is the one that runs, which dies as soon as it gives way.
 */
export function killForMemory(kernel: Kernel, group: Cgroup): boolean {
  const running = kernel.scheduler.current?.task
  if (running?.pending.has('SIGKILL')) return false
  for (const { memoryEvents } of group.lineage()) memoryEvents.oom++
  const victim = chooseVictim(kernel, group)
  if (!victim) return false
  report(kernel, group, victim, running ?? victim)
  const killed = group.settings.get('memory.oom.group') === '1' ? killable(group) : [victim]
  for (const task of killed) {
    for (const { memoryEvents } of task.cgroup.lineage()) memoryEvents.oom_kill++
    if (task === running) kernel.signal(task, 'SIGKILL')
    else kernel.exit(task, { signaled: 'SIGKILL', coreDumped: false })
  }
  return !running || !killed.includes(running)
}

/** How bad a process is for the machine, in pages: its memory, and as many thousandths of all as it is adjusted by. */
export function badness(task: Task, totalPages: number): number {
  const memory = processMemory(task)
  if (!memory) return 0
  const pages = (memory.resident + memory.pageTables) / PAGE_KILOBYTES
  return pages + (task.oomScoreAdjust * totalPages) / 1000
}

function killable(group: Cgroup): Task[] {
  const tasks = [...group.subtree()].flatMap(({ tasks: members }) => [...members])
  return tasks.filter((task) => task.oomScoreAdjust !== UNKILLABLE && !(task.isInit && !group.parent))
}

function chooseVictim({ options }: Kernel, group: Cgroup): Task | undefined {
  const total = Math.min(group.memory.max, options.memoryBytes) / 1024 / PAGE_KILOBYTES
  let worst: Task | undefined
  let points = Number.NEGATIVE_INFINITY
  for (const task of killable(group)) {
    const bad = badness(task, total)
    if (bad <= points) continue
    points = bad
    worst = task
  }
  return worst
}

/** What dmesg shows of it (Linux: dump_header and __oom_kill_process). */
function report(kernel: Kernel, group: Cgroup, victim: Task, invoker: Task): void {
  const { pid } = kernel.initNamespaces
  const { memory, path, parent } = group
  const print = (text: string) => kernel.printk(text)
  const kilobytes = (bytes: number) => `${Math.floor(bytes / 1024)}kB`
  print(
    `${invoker.image.comm} invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=${invoker.oomScoreAdjust}`,
  )
  if (parent) {
    print(
      `memory: usage ${kilobytes(memory.current)}, limit ${kilobytes(memory.max)}, failcnt ${group.memoryEvents.max}`,
    )
  }
  print('Tasks state (memory values in pages):')
  print('[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name')
  for (const task of killable(group)) print(taskLine(kernel, task))
  const constraint = parent ? 'CONSTRAINT_MEMCG' : 'CONSTRAINT_NONE'
  const where = parent ? `oom_memcg=${path}` : 'global_oom'
  const number = victim.pid.in(pid)
  const { uid } = victim.credentials
  const name = victim.image.comm
  print(
    `oom-kill:constraint=${constraint},nodemask=(null),cpuset=${victim.cgroup.name || '/'},mems_allowed=0,${where},` +
      `task_memcg=${victim.cgroup.path},task=${name},pid=${number},uid=${uid}`,
  )
  const { size = 0, anonymous = 0, resident = 0, pageTables = 0 } = processMemory(victim) ?? {}
  print(
    `${parent ? 'Memory cgroup out of memory' : 'Out of memory'}: Killed process ${number} (${name}) ` +
      `total-vm:${size}kB, anon-rss:${anonymous}kB, file-rss:${resident - anonymous}kB, shmem-rss:0kB, ` +
      `UID:${uid} pgtables:${pageTables}kB oom_score_adj:${victim.oomScoreAdjust}`,
  )
}

function taskLine({ initNamespaces }: Kernel, task: Task): string {
  const pid = task.pid.in(initNamespaces.pid)
  const { size = 0, resident = 0, pageTables = 0 } = processMemory(task) ?? {}
  const column = (value: number, width: number) => String(value).padStart(width)
  return (
    `[${column(pid, 7)}] ${column(task.credentials.uid, 5)} ${column(pid, 5)} ${column(size / PAGE_KILOBYTES, 8)} ` +
    `${column(resident / PAGE_KILOBYTES, 8)} ${column(pageTables * 1024, 8)} ${column(0, 8)} ` +
    `${column(task.oomScoreAdjust, 13)} ${task.image.comm}`
  )
}
