import type { ProcFileSystem } from '../proc-file-system'
import { TICK } from '../process/stat'

/** proc_stat(5): processor time since boot in hundredths of a second. */
export function machineStatText(fs: ProcFileSystem): string {
  const { kernel } = fs
  const { processors } = kernel.options
  const { tasks, lastPid } = kernel.initNamespaces.pid
  const busy = Math.floor(kernel.scheduler.busyTime / TICK)
  const all = Math.floor(((kernel.clock.now() - kernel.bootTime) / TICK) * processors)
  const one = (index: number) => {
    const time = kernel.scheduler.processors[index]?.busyTime ?? 0
    return cpuLine(`cpu${index}`, Math.floor(time / TICK), Math.floor(all / processors))
  }
  const running = [...tasks.values()].filter((task) => task.stateLetter === 'R').length
  return [
    cpuLine('cpu ', busy, all),
    ...Array.from({ length: processors }, (_, index) => one(index)),
    'intr 0',
    'ctxt 0',
    `btime ${kernel.clock.realtime(kernel.bootTime).seconds}`,
    `processes ${lastPid}`,
    `procs_running ${running}`,
    'procs_blocked 0',
    'softirq 0 0 0 0 0 0 0 0 0 0 0',
    '',
  ].join('\n')
}

/** user, nice, system, idle, iowait, irq, softirq, steal, guest, guest_nice */
function cpuLine(name: string, busy: number, all: number): string {
  const system = Math.floor(busy / 3)
  return `${name} ${[busy - system, 0, system, Math.max(all - busy, 0), 0, 0, 0, 0, 0, 0].join(' ')}`
}
