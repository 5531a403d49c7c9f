import { command, none } from '../../command'
import { CommandError } from '../../error'
import type { Filters } from '../../flag/collecting-types'
import { bool } from '../../flag/scalar-types'
import { naturalOrder } from '../../natural-order'
import { humanSize } from '../../units'
import { pruneBuildCache } from '../builder/prune'
import { pruneContainers } from '../container/prune'
import { pruneImages } from '../image/prune'
import { pruneNetworks } from '../network/prune'
import { confirm } from '../shared/confirm'
import { pruneFlags } from '../shared/format-flags'
import { pruneVolumes } from '../volume/prune'

interface PruneFlags {
  readonly all: boolean
  readonly volumes: boolean
  readonly filter: Filters
}

function warning({ all, volumes, filter }: PruneFlags): string {
  const removed = [
    'all stopped containers',
    'all networks not used by at least one container',
    ...(volumes ? ['all anonymous volumes not used by at least one container'] : []),
    all ? 'all images without at least one container associated to them' : 'all dangling images',
    all ? 'all build cache' : 'unused build cache',
  ]
  const filters = ['label', 'label!', 'until']
    .flatMap((name) => (filter[name] ?? []).map((value) => `${name}=${value}`))
    .sort(naturalOrder)
  const list = (items: readonly string[]): string => items.map((item) => `\n  - ${item}`).join('')
  const filtered = filters.length > 0 ? `\n  Items to be pruned will be filtered with:${list(filters)}\n` : ''
  return `WARNING! This will remove:${list(removed)}\n${filtered}\nAre you sure you want to continue?`
}

export const prune = command({
  use: '[OPTIONS]',
  summary: { en: 'Remove everything nothing uses', zh: '清理所有未使用的数据' },
  asksFirst: true,
  args: none,
  flags: {
    ...pruneFlags,
    all: {
      type: bool,
      short: 'a',
      help: 'Remove every image without a container, not only those without a name',
    },
    volumes: { type: bool, help: 'Remove anonymous volumes too' },
  },
  *run(cli, _, flags) {
    if (flags.volumes && Object.hasOwn(flags.filter, 'until')) {
      throw new CommandError('ERROR: The "until" filter is not supported with "--volumes"')
    }
    if (!flags.force && !(yield* confirm(cli, warning(flags)))) return
    const { all, filter } = flags
    let total = 0
    const steps = [
      () => pruneContainers(cli, filter),
      () => pruneNetworks(cli, filter),
      ...(flags.volumes ? [() => pruneVolumes(cli, filter)] : []),
      () => pruneImages(cli, filter, all),
      () => pruneBuildCache(cli, filter, { all, keepBytes: 0 }),
    ]
    for (const step of steps) {
      const { bytes, text } = yield* step()
      total += bytes
      if (text !== '') yield* cli.print(`${text}\n`)
    }
    yield* cli.print(`Total reclaimed space: ${humanSize(total)}\n`)
  },
})
