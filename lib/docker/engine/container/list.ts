import type { ContainerSummary, Port } from '../../api/types/container'
import type { Engine } from '../engine'
import type { Filters } from '../filters'
import { comparePorts } from '../network/published-ports'
import type { Container } from './container'
import { containerFilter } from './filter'
import { containerSize } from './inspect'
import { linkNames } from './links'
import { describeMount } from './mounts'
import { statusText } from './status-text'

export interface ListOptions {
  readonly all: boolean
  readonly size: boolean
  /** 0 for no limit */
  readonly limit: number
  readonly filters: Filters
}

/** `docker ps`: newest first (moby daemon Containers). @throws EngineError InvalidParameter for a bad filter */
export function listContainers(
  engine: Engine,
  { all, size, limit, filters }: ListOptions,
): ContainerSummary[] {
  const isWanted = containerFilter(engine, filters)
  const stoppedToo =
    all || limit > 0 || ['status', 'exited', 'before', 'since'].some((name) => filters.has(name))
  const newestFirst = engine.containerStore.all.toReversed()
  const found: ContainerSummary[] = []
  for (const container of newestFirst) {
    if (!stoppedToo && !container.isRunning) continue
    if (!isWanted(container)) continue
    found.push(summarize(engine, container, size))
    if (limit > 0 && found.length === limit) break
  }
  return found
}

/** One line of the list. */
export function summarize(engine: Engine, container: Container, withSize: boolean): ContainerSummary {
  const { config, hostConfig } = container
  const size = withSize ? containerSize(engine, container) : undefined
  return {
    Id: container.id,
    Names: [...linkNames(container), `/${container.name}`].sort(),
    Image: imageName(engine, container),
    ImageID: container.imageId,
    Command: [container.path, ...container.args.map((arg) => (arg.includes(' ') ? `'${arg}'` : arg))].join(
      ' ',
    ),
    Created: container.created.seconds,
    Ports: ports(container),
    ...(size && size.SizeRw > 0 && { SizeRw: size.SizeRw }),
    ...(size && size.SizeRootFs > 0 && { SizeRootFs: size.SizeRootFs }),
    Labels: config.Labels ?? {},
    State: container.status,
    Status: statusText(container, engine.sys.realtime()),
    HostConfig: { NetworkMode: hostConfig.NetworkMode },
    NetworkSettings: {
      Networks: Object.fromEntries(
        [...container.endpoints].map(([name, endpoint]) => [name, { ...endpoint, DNSNames: null }]),
      ),
    },
    Mounts: [...container.mounts.values()].map(describeMount),
  }
}

/** The name it was created from, unless that now means another image. */
function imageName({ imageStore }: Engine, { config, imageId }: Container): string {
  try {
    return imageStore.lookUp(config.Image)?.id === imageId ? config.Image : imageId
  } catch {
    return imageId
  }
}

function ports({ sandbox }: Container): Port[] {
  const entries = Object.entries(sandbox?.ports ?? {}).sort(([left], [right]) => comparePorts(left, right))
  return entries.flatMap(([port, bindings]): Port[] => {
    const [number = '', protocol = 'tcp'] = port.split('/')
    if (!bindings?.length) return [{ PrivatePort: Number(number), Type: protocol }]
    return bindings.map(({ HostIp, HostPort }) => ({
      IP: HostIp,
      PrivatePort: Number(number),
      PublicPort: Number(HostPort),
      Type: protocol,
    }))
  })
}
