import type { PortMap } from '../../../api/types/host-config'
import { messageOf } from '../../error'
import { parsePortRange, parsePortSpec, splitProtocol, standardPortSpec } from '../../opts/ports'

interface PortConfig {
  readonly exposed: Record<string, Record<string, never>>
  readonly bindings: PortMap
}

function exposedRange(value: string): { readonly start: number; readonly end: number } {
  try {
    return parsePortRange(splitProtocol(value)[1])
  } catch (error) {
    throw new Error(`invalid range format for --expose: ${value}, error: ${messageOf(error)}`)
  }
}

/** What `-p` and `--expose` ask for. @throws Error in the client's words */
export function portConfig(publish: readonly string[], expose: readonly string[]): PortConfig {
  const ports = new Set<string>()
  const bindings: PortMap = {}
  for (const spec of publish.map(standardPortSpec)) {
    for (const { port, binding } of parsePortSpec(spec)) {
      ports.add(port)
      bindings[port] = [...(bindings[port] ?? []), binding]
    }
  }
  for (const value of expose) {
    if (value.includes(':')) throw new Error(`invalid port format for --expose: ${value}`)
    const { start, end } = exposedRange(value)
    for (let port = start; port <= end; port++) ports.add(`${port}/${splitProtocol(value)[0]}`)
  }
  return { exposed: Object.fromEntries([...ports].sort().map((port) => [port, {}])), bindings }
}
