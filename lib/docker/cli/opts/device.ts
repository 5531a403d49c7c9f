import type { DeviceMapping, ThrottleDevice, WeightDevice } from '../../api/types/host-config'
import { cut } from './cut'
import { parseBytes } from './size'

function splitDevice(text: string): readonly [path: string, value: string] {
  const [path, value, found] = cut(text, ':')
  if (!found || path === '') throw new Error(`bad format: ${text}`)
  if (!path.startsWith('/dev/')) throw new Error(`bad format for device path: ${text}`)
  return [path, value]
}

/** `/dev/sda:WEIGHT`, 10 to 1000 or 0. @throws Error worded as the client's */
export function parseWeightDevice(text: string): WeightDevice {
  const [path, value] = splitDevice(text)
  const weight = /^\d+$/.test(value) ? Number(value) : Number.NaN
  if (!(weight === 0 || (weight >= 10 && weight <= 1000)))
    throw new Error(`invalid weight for device: ${text}`)
  return { Path: path, Weight: weight }
}

/** `/dev/sda:10mb`: bytes a second. @throws Error worded as the client's */
export function parseByteRate(text: string): ThrottleDevice {
  const [path, value] = splitDevice(text)
  try {
    return { Path: path, Rate: parseBytes(value) }
  } catch {
    throw new Error(
      `invalid rate for device: ${text}. The correct format is <device-path>:<number>[<unit>]. Number must be a positive integer. Unit is optional and can be kb, mb, or gb`,
    )
  }
}

/** `/dev/sda:1000`: operations a second. @throws Error worded as the client's */
export function parseOperationRate(text: string): ThrottleDevice {
  const [path, value] = splitDevice(text)
  if (!/^\d+$/.test(value)) {
    throw new Error(
      `invalid rate for device: ${text}. The correct format is <device-path>:<number>. Number must be a positive integer`,
    )
  }
  return { Path: path, Rate: Number(value) }
}

/** `type major:minor mode`, as `c 1:3 mr`. @throws Error worded as the client's */
export function parseDeviceCgroupRule(text: string): string {
  if (!/^[acb] ([0-9]+|\*):([0-9]+|\*) [rwm]{1,3}$/.test(text)) {
    throw new Error(`invalid device cgroup format '${text}'`)
  }
  return text
}

function isMode(text: string): boolean {
  return /^(?!.*(.).*\1)[rwm]+$/.test(text)
}

/** `--device` value: `host[:container[:permissions]]`. @throws Error worded as the client's */
export function parseDevice(text: string, serverOs: string): DeviceMapping {
  if (serverOs !== 'linux') throw new Error(`unknown server OS: ${serverOs}`)
  const parts = text.split(':')
  const [host = '', second, third] = parts
  if (parts.length > 3 || host === '') throw new Error(`bad format for path: ${text}`)
  const secondIsMode = second !== undefined && third === undefined && isMode(second)
  const inside = second === undefined || secondIsMode ? host : second
  if (third !== undefined && !isMode(third)) throw new Error(`bad mode specified: ${third}`)
  if (!inside.startsWith('/')) throw new Error(`${inside} is not an absolute path`)
  return {
    PathOnHost: host,
    PathInContainer: inside === '' ? host : inside,
    CgroupPermissions: third ?? (secondIsMode ? second : 'rwm'),
  }
}
