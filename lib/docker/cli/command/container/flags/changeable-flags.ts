import { flags } from '../../../flag/flag'
import { bytes, nanoCpus, swapBytes } from '../../../flag/resource-types'
import { int, string, uint16 } from '../../../flag/scalar-types'

/** Flags on what a container may use that `update` can change later. */
export const changeableFlags = flags({
  'blkio-weight': {
    type: uint16,
    help: 'Share of block I/O, 10 to 1000, or 0 for none of its own',
    support: 'partial',
  },
  'cpu-period': { type: int, help: 'Length of a CPU scheduling period, in microseconds' },
  'cpu-quota': { type: int, help: 'CPU time within a period, in microseconds' },
  'cpu-rt-period': {
    type: int,
    help: 'Length of a real-time CPU period, in microseconds',
    support: 'partial',
  },
  'cpu-rt-runtime': {
    type: int,
    help: 'Real-time CPU time within a period, in microseconds',
    support: 'partial',
  },
  'cpu-shares': { type: int, short: 'c', help: 'Share of CPU time against other containers' },
  cpus: { type: nanoCpus, help: 'How many CPUs it may use' },
  'cpuset-cpus': { type: string, help: 'Which CPUs it may use (0-3, 0,1)' },
  'cpuset-mems': { type: string, help: 'Which memory nodes it may use (0-3, 0,1)' },
  memory: { type: bytes, short: 'm', help: 'Limit of memory' },
  'memory-reservation': { type: bytes, help: 'Soft limit of memory' },
  'memory-swap': { type: swapBytes, help: "Limit of memory and swap together; '-1' for no limit on swap" },
  'pids-limit': { type: int, help: 'Limit of processes; -1 for none' },
})
