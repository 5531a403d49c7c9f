import { EngineError } from '../error'

/** The ports EXPOSE means, `80/tcp` each (go-connections nat.ParsePortSpecs). @throws EngineError in its words */
export function exposedPorts(specs: readonly string[]): Record<string, Record<string, never>> {
  const ports: Record<string, Record<string, never>> = {}
  for (const spec of specs) {
    const [range = '', protocol = 'tcp'] = spec.split('/')
    const container = range.split(':').at(-1) ?? ''
    const [from = '', to = from] = container.split('-')
    if (container === '') throw new EngineError('InvalidParameter', `No port specified: ${spec}<empty>`)
    if (!isPort(from) || !isPort(to) || Number(to) < Number(from))
      throw new EngineError('InvalidParameter', `Invalid containerPort: ${container}`)
    if (!['tcp', 'udp', 'sctp'].includes(protocol.toLowerCase()))
      throw new EngineError('InvalidParameter', `Invalid proto: ${protocol}`)
    for (let port = Number(from); port <= Number(to); port++) ports[`${port}/${protocol.toLowerCase()}`] = {}
  }
  return ports
}

function isPort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) <= 65_535
}
