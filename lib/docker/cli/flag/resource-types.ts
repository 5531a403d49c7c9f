import type { DeviceRequest, Ulimit } from '../../api/types/host-config'
import type { Mount } from '../../api/types/mount'
import { parseGpus } from '../opts/gpus'
import { parseMount } from '../opts/mount'
import { type NetworkAttachment, parseNetworkAttachment } from '../opts/network-attachment'
import { parseBytes } from '../opts/size'
import { parseUlimit } from '../opts/ulimit'
import { listOf } from './collecting-types'
import type { FlagType } from './flag'

const hidden = (): undefined => undefined

/** A size in bytes, as `512m`. */
export const bytes: FlagType<number> = { name: 'bytes', initial: 0, parse: parseBytes, show: hidden }

/** A size in bytes or -1 for no limit. */
export const swapBytes: FlagType<number> = {
  ...bytes,
  parse: (text) => (text === '-1' ? -1 : parseBytes(text)),
}

/** A number of CPUs, in billionths. */
export const nanoCpus: FlagType<number> = {
  name: 'decimal',
  initial: 0,
  parse(text) {
    const fraction = /^([+-]?\d+)\/(\d+)$/.exec(text)
    const value = fraction ? Number(fraction[1]) / Number(fraction[2]) : Number(text)
    if (!fraction && !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) {
      throw new Error(`failed to parse ${text} as a rational number`)
    }
    const nano = Math.round(value * 1e9)
    if (Math.abs(nano - value * 1e9) > 1e-3) throw new Error('value is too precise')
    return nano
  },
  show: hidden,
}

/** One limit a name, the last given, sorted by name. */
export const ulimit: FlagType<readonly Ulimit[]> = {
  name: 'ulimit',
  initial: [],
  parse(text, previous) {
    const limit = parseUlimit(text)
    const others = previous.filter((other) => other.Name !== limit.Name)
    return [...others, limit].sort((left, right) => (left.Name < right.Name ? -1 : 1))
  },
  show: () => '[]',
}

export const mounts: FlagType<readonly Mount[]> = listOf(parseMount, 'mount')
export const networks: FlagType<readonly NetworkAttachment[]> = listOf(parseNetworkAttachment, 'network')
export const gpus: FlagType<readonly DeviceRequest[]> = listOf(parseGpus, 'gpu-request')
