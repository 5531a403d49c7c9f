import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { ContainerStatus } from '../../api/types/container'
import type { Cli } from '../cli'
import type { NameKind } from '../flag/flag'

const isStopped = (state: ContainerStatus): boolean => state === 'exited' || state === 'created'

/** Which containers are offered; those that are not running only where the kind says so. */
const containers = {
  container: { all: true, offers: () => true },
  'live container': { all: false, offers: () => true },
  'unpaused container': { all: false, offers: (state: ContainerStatus) => state !== 'paused' },
  'paused container': { all: false, offers: (state: ContainerStatus) => state === 'paused' },
  'stopped container': { all: true, offers: isStopped },
} as const

/** Names of what there is, in the daemon's order. @throws CommandError when there is no daemon */
export function* names(cli: Cli, kind: NameKind): Blocking<readonly string[]> {
  if (kind === 'context') return ['default', ...(yield* cli.contexts.list()).map(({ Name }) => Name)]
  if (kind === 'variable') return [...cli.process.env.keys()]
  const client = yield* cli.client()
  if (kind === 'image') return (yield* client.call('imageList')).flatMap(({ RepoTags }) => RepoTags ?? [])
  if (kind === 'network') return (yield* client.call('networkList')).map(({ Name }) => Name)
  if (kind === 'volume') return ((yield* client.call('volumeList')).Volumes ?? []).map(({ Name }) => Name)
  const { all, offers } = containers[kind]
  const list = yield* client.call('containerList', {}, { query: { all: all || undefined } })
  return list
    .filter(({ State }) => offers(State))
    .flatMap(({ Names }) =>
      Names.map((name) => name.replace(/^\//, '')).filter((name) => !name.includes('/')),
    )
}
