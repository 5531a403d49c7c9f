import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { command, none } from '../../command'
import type { Filters } from '../../flag/collecting-types'
import { bytes } from '../../flag/resource-types'
import { bool } from '../../flag/scalar-types'
import { humanSize } from '../../units'
import { confirm } from '../shared/confirm'
import { filtersJson } from '../shared/filters'
import { pruneFlags } from '../shared/format-flags'

interface CachePrune {
  readonly all: boolean
  readonly keepBytes: number
}

/** Removes build cache; bytes freed and the list to print. */
export function* pruneBuildCache(
  cli: Cli,
  filter: Filters,
  { all, keepBytes }: CachePrune,
): Blocking<{ bytes: number; text: string }> {
  const client = yield* cli.client()
  const query = {
    all: all || undefined,
    'keep-storage': keepBytes || undefined,
    filters: filtersJson(filter) ?? '',
  }
  const report = yield* client.call('buildPrune', {}, { query })
  const removed = report.CachesDeleted ?? []
  const text =
    removed.length === 0 ? '' : `Deleted build cache objects:\n${removed.map((id) => `${id}\n`).join('')}`
  return { bytes: report.SpaceReclaimed, text }
}

export const prune = command({
  use: '',
  summary: { en: 'Remove build cache', zh: '删除构建缓存' },
  args: none,
  flags: {
    ...pruneFlags,
    all: { type: bool, short: 'a', help: 'Remove all cache, not only what nothing refers to' },
    'keep-storage': { type: bytes, help: 'Leave this much' },
  },
  *run(cli, _, flags) {
    const what = flags.all ? 'all build cache' : 'all dangling build cache'
    const warning = `WARNING! This will remove ${what}. Are you sure you want to continue?`
    if (!flags.force && !(yield* confirm(cli, warning))) return
    const options = { all: flags.all, keepBytes: flags['keep-storage'] }
    const { bytes: freed, text } = yield* pruneBuildCache(cli, flags.filter, options)
    yield* cli.print(`${text && `${text}\n`}Total reclaimed space: ${humanSize(freed)}\n`)
  },
})
