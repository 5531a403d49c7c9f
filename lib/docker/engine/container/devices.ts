import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { DeviceMapping, HostConfig } from '../../api/types/host-config'
import { EngineError } from '../error'
import { defaultDevices } from '../runtime/default-spec'
import type { OciDevice } from '../runtime/oci-spec'

/** Parts of /dev that are no devices of the host, or belong to somebody (runc devices.GetDevices). */
const skipped = /^\/dev\/(pts|shm|fd|mqueue|console|ptmx)$/

/** The device files a container gets: dockerd's own, those of `--device`, and all of the host's with `--privileged`. @throws EngineError */
export function containerDevices(
  sys: Syscalls,
  { Devices, DeviceRequests, Privileged }: HostConfig,
): OciDevice[] {
  const [request] = DeviceRequests ?? []
  if (request) {
    const wanted = (request.Capabilities ?? []).map((all) => `[${all.join(' ')}]`).join(' ')
    throw new EngineError(
      'System',
      `could not select device driver ${JSON.stringify(request.Driver)} with capabilities: [${wanted}]`,
    )
  }
  const extra = Privileged
    ? devicesBelow(sys, '/dev', '/dev')
    : (Devices ?? []).flatMap((mapping) => mappedDevices(sys, mapping))
  const own = new Set(extra.map(({ path }) => path))
  return [...defaultDevices.filter(({ path }) => !own.has(path)), ...extra]
}

/** Just as Docker does, a directory stands for all devices in it. */
function mappedDevices(sys: Syscalls, { PathOnHost, PathInContainer }: DeviceMapping): OciDevice[] {
  try {
    if (sys.stat(PathOnHost).type === 'directory') return devicesBelow(sys, PathOnHost, PathInContainer)
    const device = deviceAt(sys, PathOnHost, PathInContainer)
    if (device) return [device]
    throw gathering(PathOnHost, 'not a device node')
  } catch (error) {
    if (!isErrno(error)) throw error
    throw gathering(PathOnHost, error.message.toLowerCase())
  }
}

function gathering(path: string, reason: string): EngineError {
  return new EngineError(
    'System',
    `error gathering device information while adding custom device ${JSON.stringify(path)}: ${reason}`,
  )
}

function devicesBelow(sys: Syscalls, path: string, shown: string): OciDevice[] {
  return sys.getdents(path).flatMap(({ name, type }) => {
    const [place, target] = [`${path}/${name}`, `${shown}/${name}`]
    if (skipped.test(place)) return []
    if (type === 'directory') return devicesBelow(sys, place, target)
    const device = type === 'character' || type === 'block' ? deviceAt(sys, place, target) : undefined
    return device ? [device] : []
  })
}

function deviceAt(sys: Syscalls, path: string, target: string): OciDevice | undefined {
  const { type, rdev, mode } = sys.stat(path)
  if (!rdev || (type !== 'character' && type !== 'block')) return undefined
  return { path: target, type: type === 'character' ? 'c' : 'b', ...rdev, fileMode: mode }
}
