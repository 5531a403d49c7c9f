import type { Engine } from '../engine'
import { EngineError } from '../error'
import type { Filters } from '../filters'
import { lineage } from '../layer/layer-store'
import type { Container } from './container'

const accepted = [
  ...[
    'ancestor',
    'before',
    'exited',
    'id',
    'isolation',
    'label',
    'name',
    'status',
    'health',
    'since',
    'volume',
  ],
  ...['network', 'is-task', 'publish', 'expose'],
]
const statuses = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead']
const healths = ['none', 'starting', 'healthy', 'unhealthy']

type Test = (container: Container) => boolean

const invalid = (message: string) => new EngineError('InvalidParameter', message)

/** Which containers the filters of a list let through (moby foldFilter and includeContainerInList). @throws EngineError */
export function containerFilter(engine: Engine, filters: Filters): Test {
  filters.validate(...accepted)
  const tests: Test[] = [
    ({ name }) =>
      !filters.has('name') || filters.matches('name', name) || filters.matches('name', `/${name}`),
    ({ id }) => filters.matches('id', id),
    ({ config }) => filters.matchesLabels('label', config.Labels),
    ...stateTests(filters),
    ...ageTests(engine, filters),
    ...ancestorTests(engine, filters),
    ...volumeTests(filters),
    ...networkTests(filters),
    ...portTests(filters),
  ]
  return (container) => tests.every((test) => test(container))
}

function stateTests(filters: Filters): Test[] {
  for (const status of filters.get('status')) {
    if (statuses.includes(status)) continue
    throw invalid(
      `invalid filter 'status=${status}': invalid value for state (${status}): must be one of ${statuses.join(', ')}`,
    )
  }
  for (const health of filters.get('health')) {
    if (healths.includes(health)) continue
    throw invalid(
      `invalid filter 'health=${health}': invalid value for health (${health}): must be one of ${healths.join(', ')}`,
    )
  }
  const codes = filters.get('exited').map((text) => {
    if (!/^-?\d+$/.test(text))
      throw invalid(`invalid filter 'exited=${text}': strconv.Atoi: parsing "${text}": invalid syntax`)
    return Number(text)
  })
  const wantsTask = filters.bool('is-task', false)
  return [
    ({ status }) => filters.matchesExactly('status', status),
    ({ health }) => filters.matchesExactly('health', health?.status ?? 'none'),
    ({ exitCode, isRunning, startedAt }) =>
      codes.length === 0 || (codes.includes(exitCode) && !isRunning && startedAt !== undefined),
    () => !wantsTask,
  ]
}

function ageTests({ containerStore }: Engine, filters: Filters): Test[] {
  const order = new Map(containerStore.all.map((container, index) => [container, index]))
  const position = (container: Container) => order.get(container) ?? 0
  const before = filters.get('before').map((reference) => position(containerStore.find(reference)))
  const since = filters.get('since').map((reference) => position(containerStore.find(reference)))
  return [
    (container) => before.every((limit) => position(container) < limit),
    (container) => since.every((limit) => position(container) > limit),
  ]
}

/** Containers of an image, or of one built on it. */
function ancestorTests({ imageStore }: Engine, filters: Filters): Test[] {
  const references = filters.get('ancestor')
  if (references.length === 0) return []
  const ancestors = references
    .map((reference) => imageStore.lookUp(reference))
    .filter((image) => image !== undefined)
  return [
    ({ imageId }) => {
      const own = imageStore.get(imageId)
      const layers = new Set(lineage(own?.layer))
      return ancestors.some(
        (image) => image.id === imageId || (image.layer !== undefined && layers.has(image.layer)),
      )
    },
  ]
}

function volumeTests(filters: Filters): Test[] {
  const wanted = filters.get('volume')
  if (wanted.length === 0) return []
  return [
    ({ mounts }) =>
      [...mounts.values()].some(
        ({ volume, destination }) => wanted.includes(destination) || (volume && wanted.includes(volume.name)),
      ),
  ]
}

function networkTests(filters: Filters): Test[] {
  const wanted = filters.get('network')
  if (wanted.length === 0) return []
  return [
    ({ endpoints }) =>
      [...endpoints].some(([name, { NetworkID }]) =>
        wanted.some((one) => one === name || (NetworkID !== '' && NetworkID.startsWith(one))),
      ),
  ]
}

function portTests(filters: Filters): Test[] {
  const publish = filters.get('publish').flatMap((text) => portRange('publish', text))
  const expose = filters.get('expose').flatMap((text) => portRange('expose', text))
  return [
    ({ sandbox }) =>
      publish.length === 0 ||
      Object.entries(sandbox?.ports ?? {}).some(([port, bindings]) => {
        const protocol = port.split('/')[1]
        return bindings?.some(({ HostPort }) => publish.includes(`${HostPort}/${protocol}`)) ?? false
      }),
    ({ config, sandbox }) =>
      expose.length === 0 ||
      Object.keys({ ...config.ExposedPorts, ...sandbox?.ports }).some((port) => expose.includes(port)),
  ]
}

/** `80`, `80/udp`, `8000-8010/tcp` as single ports. */
function portRange(filter: string, text: string): string[] {
  const match = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/.exec(text)
  if (!match) throw invalid(`invalid filter '${filter}=${text}': invalid port`)
  const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])]
  if (last > 65_535 || first > last) throw invalid(`invalid filter '${filter}=${text}': invalid port`)
  return Array.from({ length: last - first + 1 }, (_, index) => `${first + index}/${match[3] ?? 'tcp'}`)
}
