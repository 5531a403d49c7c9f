import type { ContainerInspect } from '../../docker/api/types/container'
import type { Localized } from '../localized'
import type { Property } from './property'

/** A port of a container that the host passes on (`-p on:port`). */
export interface Publishing {
  /** the container's own port, in decimal */
  readonly port: number
  /** the host's port; any when left out */
  readonly on?: number
  readonly protocol?: 'tcp' | 'udp' | 'sctp'
}

interface Published {
  readonly port: number
  readonly on: number
  readonly protocol: string
}

function publishedPorts({ HostConfig, NetworkSettings }: ContainerInspect): readonly Published[] {
  const live = Object.entries(NetworkSettings.Ports)
  const asked = Object.entries(HostConfig.PortBindings ?? {})
  return (live.some(([, bindings]) => bindings) ? live : asked).flatMap(([key, bindings]) => {
    const [port, protocol = 'tcp'] = key.split('/')
    return (bindings ?? []).map(({ HostPort }) => ({ port: Number(port), on: Number(HostPort), protocol }))
  })
}

function clauseOf({ port, on }: Pick<Publishing, 'port' | 'on'>): Localized {
  return on
    ? { en: `publishes its port ${port} on host port ${on}`, zh: `把端口 ${port} 发布到宿主机的 ${on} 端口` }
    : { en: `publishes its port ${port} on the host`, zh: `把端口 ${port} 发布到宿主机` }
}

export const publishes: Property<ContainerInspect, Publishing> = {
  describe: clauseOf,
  difference(container, wanted) {
    const all = publishedPorts(container).filter(({ protocol }) => protocol === (wanted.protocol ?? 'tcp'))
    const ofPort = all.filter(({ port }) => port === wanted.port)
    if (ofPort.some(({ on }) => wanted.on === undefined || on === wanted.on)) return undefined
    return { clause: instead(container, wanted, all, ofPort) }
  },
}

function instead(
  { Config }: ContainerInspect,
  { port, on }: Publishing,
  all: readonly Published[],
  ofPort: readonly Published[],
): Localized {
  const [found] = ofPort
  if (found) {
    const is = clauseOf(found)
    return { en: `${is.en}, not ${on}`, zh: `${is.zh}，不是 ${on}` }
  }
  const swapped = all.find((other) => other.port === on && other.on === port)
  if (swapped) {
    const is = clauseOf(swapped)
    return { en: `${is.en}, the wrong way round`, zh: `${is.zh}，两个端口写反了` }
  }
  const [other] = all
  if (other) {
    const is = clauseOf(other)
    return { en: `${is.en}, but not its port ${port}`, zh: `${is.zh}，但没有发布端口 ${port}` }
  }
  return Config.ExposedPorts?.[`${port}/tcp`]
    ? {
        en: `only exposes its port ${port}; nothing publishes it on the host`,
        zh: `只是声明了端口 ${port}（EXPOSE），并没有发布到宿主机`,
      }
    : { en: 'publishes no port', zh: '没有发布任何端口' }
}
