import { listOf } from '../../../flag/collecting-types'
import { flags } from '../../../flag/flag'
import { bytes, nanoCpus, swapBytes, ulimit } from '../../../flag/resource-types'
import { bool, int, string, uint, uint16 } from '../../../flag/scalar-types'
import { parseByteRate, parseOperationRate, parseWeightDevice } from '../../../opts/device'

const weights = listOf(parseWeightDevice, 'list', true)
const byteRates = listOf(parseByteRate, 'list', true)
const operationRates = listOf(parseOperationRate, 'list', true)

/** Flags of `run` and `create` on what it may use. */
export const resourceFlags = flags({
  'blkio-weight': {
    type: uint16,
    help: 'Share of block I/O, 10 to 1000, or 0 for none of its own',
    support: 'partial',
  },
  'blkio-weight-device': { type: weights, help: 'Share of I/O on one device', support: 'partial' },
  'cpu-count': { type: int, help: 'Number of CPUs (Windows)', only: 'windows' },
  'cpu-percent': { type: int, help: 'Share of the CPUs in percent (Windows)', only: 'windows' },
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
  'device-read-bps': {
    type: byteRates,
    help: 'Limit of bytes a second read from a device',
    support: 'partial',
  },
  'device-read-iops': {
    type: operationRates,
    help: 'Limit of reads a second from a device',
    support: 'partial',
  },
  'device-write-bps': {
    type: byteRates,
    help: 'Limit of bytes a second written to a device',
    support: 'partial',
  },
  'device-write-iops': {
    type: operationRates,
    help: 'Limit of writes a second to a device',
    support: 'partial',
  },
  'io-maxbandwidth': {
    type: bytes,
    help: 'Limit of bytes a second to the system drive (Windows)',
    only: 'windows',
  },
  'io-maxiops': {
    type: uint,
    help: 'Limit of operations a second on the system drive (Windows)',
    only: 'windows',
  },
  'kernel-memory': { type: bytes, help: 'Limit of kernel memory', support: 'partial' },
  memory: { type: bytes, short: 'm', help: 'Limit of memory' },
  'memory-reservation': { type: bytes, help: 'Soft limit of memory' },
  'memory-swap': { type: swapBytes, help: "Limit of memory and swap together; '-1' for no limit on swap" },
  'memory-swappiness': { type: int, default: -1, help: 'Readiness to swap, 0 to 100', support: 'partial' },
  'oom-kill-disable': { type: bool, help: 'Never kill it for want of memory', support: 'partial' },
  'oom-score-adj': { type: int, help: 'How soon it is killed for want of memory (-1000 to 1000)' },
  'pids-limit': { type: int, help: 'Limit of processes; -1 for none' },
  'shm-size': { type: bytes, help: 'Size of /dev/shm' },
  ulimit: { type: ulimit, help: 'Limit of a process (NAME=SOFT[:HARD])' },
})
