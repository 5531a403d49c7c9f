import type { Resource } from '../../resource-limits'
import type { Task } from '../../task'

const names: Readonly<Record<Resource, readonly [name: string, units: string]>> = {
  CPU: ['Max cpu time', 'seconds'],
  FSIZE: ['Max file size', 'bytes'],
  DATA: ['Max data size', 'bytes'],
  STACK: ['Max stack size', 'bytes'],
  CORE: ['Max core file size', 'bytes'],
  RSS: ['Max resident set', 'bytes'],
  NPROC: ['Max processes', 'processes'],
  NOFILE: ['Max open files', 'files'],
  MEMLOCK: ['Max locked memory', 'bytes'],
  AS: ['Max address space', 'bytes'],
  LOCKS: ['Max file locks', 'locks'],
  SIGPENDING: ['Max pending signals', 'signals'],
  MSGQUEUE: ['Max msgqueue size', 'bytes'],
  NICE: ['Max nice priority', ''],
  RTPRIO: ['Max realtime priority', ''],
  RTTIME: ['Max realtime timeout', 'us'],
}

/** proc_pid_limits(5). */
export function limitsText({ limits }: Task): string {
  const rows = Object.entries(names).map(([resource, [name, units]]) => {
    const { soft, hard } = limits[resource as Resource]
    return line(name, value(soft), value(hard), units)
  })
  return line('Limit', 'Soft Limit', 'Hard Limit', 'Units') + rows.join('')
}

function value(limit: number): string {
  return Number.isFinite(limit) ? String(limit) : 'unlimited'
}

function line(name: string, soft: string, hard: string, units: string): string {
  const columns = [name.padEnd(25), soft.padEnd(20), hard.padEnd(20)]
  return `${columns.join(' ')} ${units === '' ? '' : units.padEnd(10)}\n`
}
