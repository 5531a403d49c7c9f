import type { DeviceRequest } from '../../api/types/host-config'
import { parseCsv } from './csv'
import { cut, keyValues } from './cut'

function count(text: string): number {
  if (text === 'all') return -1
  if (!/^[+-]?\d+$/.test(text)) {
    throw new Error(`invalid count (${text}): value must be either "all" or an integer: invalid syntax`)
  }
  return Number(text)
}

/** `all`, `2` or `device=…,capabilities=…`. @throws Error worded as the client's */
export function parseGpus(text: string): DeviceRequest {
  const request: DeviceRequest = { Driver: '', Count: 0, DeviceIDs: null, Capabilities: null, Options: null }
  const seen = new Set<string>()
  for (const field of parseCsv(text)) {
    const [key, value, found] = cut(field, '=')
    if (seen.has(key)) throw new Error(`gpu request key '${key}' can be specified only once`)
    seen.add(key)
    if (!found || key === 'count') {
      seen.add('count')
      request.Count = count(found ? value : key)
    } else if (key === 'driver') request.Driver = value
    else if (key === 'device') request.DeviceIDs = value.split(',')
    else if (key === 'capabilities') request.Capabilities = [[...value.split(','), 'gpu']]
    else if (key === 'options') request.Options = keyValues(parseCsv(value))
    else throw new Error(`unexpected key '${key}' in '${field}'`)
  }
  if (!seen.has('count') && request.DeviceIDs === null) request.Count = 1
  return { ...request, Options: request.Options ?? {}, Capabilities: request.Capabilities ?? [['gpu']] }
}
