import type { Engine } from '../engine'
import { EngineError } from '../error'
import { comparePorts } from '../network/published-ports'
import type { Container } from './container'
import { isContainerMode } from './validate-config'

/** Another container that this one knows by a name of its own (`--link db:database`). */
export interface Link {
  readonly alias: string
  readonly child: Container
}

/** `NAME`, `NAME:ALIAS`, or `/NAME:/PARENT/ALIAS` as inspect shows it (docker/cli opts.ParseLink). @throws EngineError */
export function parseLink(text: string): { readonly name: string; readonly alias: string } {
  const parts = text.split(':')
  const [name = '', alias = name] = parts
  if (text === '') throw new EngineError('InvalidParameter', 'empty string specified for links')
  if (parts.length > 2) throw new EngineError('InvalidParameter', `bad format for links: ${text}`)
  return { name, alias: name.startsWith('/') ? (alias.split('/').at(-1) ?? '') : alias }
}

/** Finds what a new container is linked to (moby registerLinks). @throws EngineError InvalidParameter */
export function registerLinks(engine: Engine, container: Container): void {
  const { containerStore } = engine
  container.links = (container.hostConfig.Links ?? []).map((text) => {
    const { name, alias } = parseLink(text)
    let child: Container
    try {
      child = containerStore.find(name)
      while (isContainerMode(child.hostConfig.NetworkMode))
        child = containerStore.find(child.hostConfig.NetworkMode.slice('container:'.length))
    } catch (error) {
      // Not found would make clients pull the image.
      const { message } = error as EngineError
      throw new EngineError('InvalidParameter', `could not get container for ${name}: ${message}`)
    }
    if (child.hostConfig.NetworkMode === 'host') {
      const advice = "can't be used with links. This would result in undefined behavior"
      throw new EngineError('InvalidParameter', `conflicting options: host type networking ${advice}`)
    }
    child.linkedBy.add(container)
    return { alias, child }
  })
}

/** As inspect shows them. */
export function describeLinks({ name, links }: Container): string[] | null {
  return links.length === 0
    ? null
    : links.map(({ alias, child }) => `/${child.name}:/${name}/${alias}`).sort()
}

/** The names a container has through others that are linked to it. */
export function linkNames(container: Container): string[] {
  return linkedTo(container).map(({ parent, alias }) => `/${parent.name}/${alias}`)
}

/** Who is linked to a container, and how it is called there. */
export function linkedTo(container: Container): { parent: Container; alias: string }[] {
  return [...container.linkedBy]
    .filter(({ isRemoved }) => !isRemoved)
    .flatMap((parent) =>
      parent.links.filter(({ child }) => child === container).map(({ alias }) => ({ parent, alias })),
    )
}

/** `docker rm --link /PARENT/ALIAS`. @throws EngineError */
export function removeLink({ containerStore }: Engine, reference: string): void {
  const path = `/${reference.replace(/^\/+/, '')}`
  const slash = path.lastIndexOf('/')
  if (slash === 0)
    throw new EngineError('System', 'Conflict, cannot remove the default link name of the container')
  const parent = containerStore.all.find(({ name }) => `/${name}` === path.slice(0, slash))
  const link = parent?.links.find(({ alias, child }) => alias === path.slice(slash + 1) && !child.isRemoved)
  if (!parent || !link) throw new EngineError('NotFound', `No such container: ${reference}`)
  parent.links = parent.links.filter((one) => one !== link)
}

/** Lines of /etc/hosts for linked containers of the default bridge. @throws EngineError */
export function linkHosts({ links, endpoints }: Container): { address: string; names: string }[] {
  if (!endpoints.has('bridge')) return []
  return links.map(({ alias, child }) => {
    const endpoint = child.endpoints.get('bridge')
    if (!endpoint)
      throw new EngineError(
        'System',
        `Cannot link to /${child.name}, as it does not belong to the default network`,
      )
    const names = [alias, child.config.Hostname, ...(alias === child.name ? [] : [child.name])]
    return { address: endpoint.IPAddress, names: names.join(' ') }
  })
}

/** The variables that tell a container about those it is linked to (moby links.ToEnv). @throws EngineError when one does not run */
export function linkEnv({ name, links, endpoints }: Container): string[] {
  if (!endpoints.has('bridge')) return []
  return links.flatMap(({ alias, child }) => {
    if (!child.isRunning)
      throw new EngineError(
        'System',
        `Cannot link to a non running container: /${child.name} AS /${name}/${alias}`,
      )
    return variables(`/${name}/${alias}`, alias, child)
  })
}

function variables(fullName: string, alias: string, { config, endpoints }: Container): string[] {
  const prefix = alias.toUpperCase().replaceAll('-', '_')
  const address = endpoints.get('bridge')?.IPAddress ?? ''
  const ports = Object.keys(config.ExposedPorts ?? {}).sort(comparePorts)
  const split = (port: string) => port.split('/') as [string, string]
  const url = (port: string) => `${split(port)[1]}://${address}:${split(port)[0]}`
  const [first] = ports
  return [
    ...(first === undefined ? [] : [`${prefix}_PORT=${url(first)}`]),
    ...ports.flatMap((port) => {
      const [number, protocol] = split(port)
      const one = `${prefix}_PORT_${number}_${protocol.toUpperCase()}`
      return [
        `${one}=${url(port)}`,
        `${one}_ADDR=${address}`,
        `${one}_PORT=${number}`,
        `${one}_PROTO=${protocol}`,
      ]
    }),
    `${prefix}_NAME=${fullName}`,
    ...(config.Env ?? [])
      .filter((entry) => entry.includes('=') && !/^(HOME|PATH)=/.test(entry))
      .map((entry) => `${prefix}_ENV_${entry}`),
  ]
}
