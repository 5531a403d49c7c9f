import { listOf } from '../../../flag/collecting-types'
import { flags } from '../../../flag/flag'
import { bytes, ulimit } from '../../../flag/resource-types'
import { bool, int, uint } from '../../../flag/scalar-types'
import { parseByteRate, parseOperationRate, parseWeightDevice } from '../../../opts/device'
import { changeableFlags } from './changeable-flags'

const weights = listOf(parseWeightDevice, 'list', true)
const byteRates = listOf(parseByteRate, 'list', true)
const operationRates = listOf(parseOperationRate, 'list', true)

/** Flags of `run` and `create` on what it may use. */
export const resourceFlags = flags({
  ...changeableFlags,
  'blkio-weight-device': { type: weights, help: 'Share of I/O on one device', support: 'partial' },
  'cpu-count': { type: int, help: 'Number of CPUs (Windows)', only: 'windows' },
  'cpu-percent': { type: int, help: 'Share of the CPUs in percent (Windows)', only: 'windows' },
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
  'memory-swappiness': { type: int, default: -1, help: 'Readiness to swap, 0 to 100', support: 'partial' },
  'oom-kill-disable': { type: bool, help: 'Never kill it for want of memory', support: 'partial' },
  'oom-score-adj': { type: int, help: 'How soon it is killed for want of memory (-1000 to 1000)' },
  'shm-size': { type: bytes, help: 'Size of /dev/shm' },
  ulimit: { type: ulimit, help: 'Limit of a process (NAME=SOFT[:HARD])' },
})
