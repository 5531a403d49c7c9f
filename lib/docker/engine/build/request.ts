import type { HostConfig } from '../../api/types/host-config'
import type { Query } from '../http/query'

/** What `POST /build` asks for. */
export interface BuildRequest {
  /** path of the Dockerfile within the context */
  readonly dockerfile: string
  readonly tags: readonly string[]
  /** null: named without a value */
  readonly buildArgs: Readonly<Record<string, string | null>>
  readonly labels: Readonly<Record<string, string>>
  readonly target: string
  readonly isQuiet: boolean
  readonly usesCache: boolean
  readonly removes: boolean
  readonly alwaysRemoves: boolean
  readonly pulls: boolean
  readonly host: Partial<HostConfig>
}

/** Reads the query of a build. */
export function readBuildRequest(query: Query): BuildRequest {
  const json = <T>(name: string, fallback: T): T =>
    (JSON.parse(query.get(name) || 'null') as T | null) ?? fallback
  const networkMode = query.get('networkmode') ?? ''
  const extraHosts = query
    .all('extrahosts')
    .flatMap((one) => one.split(','))
    .filter(Boolean)
  return {
    dockerfile: query.get('dockerfile') || 'Dockerfile',
    tags: query.all('t'),
    buildArgs: json('buildargs', {}),
    labels: json('labels', {}),
    target: query.get('target') ?? '',
    isQuiet: query.flag('q'),
    usesCache: !query.flag('nocache'),
    removes: query.get('rm') === undefined || query.flag('rm'),
    alwaysRemoves: query.flag('forcerm'),
    pulls: query.flag('pull'),
    host: {
      NetworkMode: networkMode,
      Memory: query.integer('memory', 0),
      MemorySwap: query.integer('memswap', 0),
      CpuShares: query.integer('cpushares', 0),
      CpuPeriod: query.integer('cpuperiod', 0),
      CpuQuota: query.integer('cpuquota', 0),
      CpusetCpus: query.get('cpusetcpus') ?? '',
      CpusetMems: query.get('cpusetmems') ?? '',
      CgroupParent: query.get('cgroupparent') ?? '',
      ShmSize: query.integer('shmsize', 0),
      Ulimits: json('ulimits', null),
      ...(extraHosts.length > 0 && { ExtraHosts: extraHosts }),
    },
  }
}
