import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { ContainerConfig } from '../../api/types/container-config'
import { sha256 } from '../../registry/digest'
import type { Engine } from '../engine'
import { readTextIfPresent, writeFile } from '../files'
import { endpointsOf } from '../network/endpoints-of'
import { etcHosts, resolvConf } from '../network/etc-files'
import type { Container } from './container'
import { linkHosts } from './links'
import { isContainerMode } from './validate-config'

/** Writes hostname, hosts and resolv.conf into a container's directory, from which they are bound into it. */
export function* writeEtcFiles(engine: Engine, container: Container): Blocking<void> {
  const { sys, networkStore } = engine
  const { directory, config, hostConfig } = container
  if (isContainerMode(hostConfig.NetworkMode)) return
  const endpoints = endpointsOf(engine, container)
  const own = endpoints
    .filter(({ endpoint }) => endpoint.address !== '')
    .map(({ endpoint }) => ({ address: endpoint.address, names: hostNames(config) }))
  const gateway = networkStore.findByName('bridge')?.gateway ?? ''
  const extra = (hostConfig.ExtraHosts ?? []).map((entry) => entry.replace(/host-gateway$/, gateway))
  const isHost = hostConfig.NetworkMode === 'host'
  const hosts = isHost
    ? ((yield* readTextIfPresent(sys, '/etc/hosts')) ?? etcHosts([], []))
    : etcHosts(extra, [...linkHosts(container), ...own])
  const resolv = (yield* readTextIfPresent(sys, '/etc/resolv.conf')) ?? ''
  const kind = isHost
    ? 'host'
    : endpoints.some(({ network }) => !network.isPredefined)
      ? 'internal'
      : 'legacy'
  const options = {
    servers: hostConfig.Dns?.length ? hostConfig.Dns : (engine.config.dns ?? []),
    search: hostConfig.DnsSearch ?? [],
    options: hostConfig.DnsOptions ?? [],
  }
  yield* writeFile(sys, `${directory}/hostname`, `${config.Hostname}\n`)
  yield* writeFile(sys, `${directory}/hosts`, hosts)
  const text = resolvConf(kind, resolv, options)
  yield* writeFile(sys, `${directory}/resolv.conf`, text)
  // Tells whether somebody has edited the file since.
  yield* writeFile(sys, `${directory}/resolv.conf.hash`, sha256(text))
}

/** The full name, and the bare one when they differ. */
function hostNames({ Hostname, Domainname }: ContainerConfig): string {
  const full = Domainname === '' ? Hostname : `${Hostname}.${Domainname}`
  const dot = full.indexOf('.')
  return dot < 0 ? full : `${full} ${full.slice(0, dot)}`
}
