import type { HttpMessage } from '@/lib/linux/net/http'
import type { SimulatedWorld } from '@/lib/world/world'
import { dockerListener } from '@/scripts/drydock/real-engine'

/** Writes down the requests that reach a world's dockerd from now on, as `METHOD target`, in order. */
export function tapRequests(world: SimulatedWorld): string[] {
  const heard: string[] = []
  const listener = dockerListener(world)
  if (!listener) throw new Error('no dockerd listens in this world')
  const connect = listener.connect.bind(listener)
  listener.connect = (...ends) => {
    const connection = connect(...ends)
    const { outgoing } = connection
    const put = outgoing.put.bind(outgoing)
    outgoing.put = (item) => {
      heard.push(...requestsIn(item))
      put(item)
    }
    return connection
  }
  return heard
}

function requestsIn(item: Uint8Array | HttpMessage): string[] {
  if (!(item instanceof Uint8Array)) return item.type === 'request' ? [`${item.method} ${item.target}`] : []
  const text = new TextDecoder('latin1').decode(item)
  return [...text.matchAll(/^(GET|HEAD|POST|PUT|DELETE) (\S+) HTTP\/1\.1\r$/gm)].map(
    ([, method, target]) => `${method} ${target}`,
  )
}
