import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { readTextIfAny } from '../../support/files'
import { type ProcessEntry, readProcesses } from '../../support/process-table'

/** What top sees at one moment. */
export interface Sample {
  readonly entries: readonly ProcessEntry[]
  /** ticks by kind, as the first line of /proc/stat has them */
  readonly cpu: readonly number[]
  readonly memory: ReadonlyMap<string, number>
  /** seconds since boot */
  readonly uptime: number
}

export function* takeSample(process: Process): Blocking<Sample> {
  const { sys } = process
  const stat = (yield* readTextIfAny(sys, '/proc/stat')) ?? ''
  const meminfo = (yield* readTextIfAny(sys, '/proc/meminfo')) ?? ''
  const uptime = Number(((yield* readTextIfAny(sys, '/proc/uptime')) ?? '0').split(' ')[0])
  const memory = new Map(
    [...meminfo.matchAll(/^([^:]+):\s+(\d+)/gm)].map(([, name = '', value]) => [name, Number(value)]),
  )
  const cpu = (/^cpu +(.*)$/m.exec(stat)?.[1] ?? '').split(' ').map(Number)
  return { entries: yield* readProcesses(process), cpu, memory, uptime }
}
