import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { command, none } from '../../command'
import type { Filters } from '../../flag/collecting-types'
import { confirm } from '../shared/confirm'
import { filtersQuery } from '../shared/filters'
import { pruneFlags } from '../shared/format-flags'

const WARNING =
  'WARNING! This will remove all custom networks not used by at least one container.\nAre you sure you want to continue?'

/** Removes networks no container uses; the list to print. */
export function* pruneNetworks(cli: Cli, filter: Filters): Blocking<{ bytes: number; text: string }> {
  const client = yield* cli.client()
  const report = yield* client.call('networkPrune', {}, { query: filtersQuery(filter) })
  const removed = report.NetworksDeleted ?? []
  if (removed.length === 0) return { bytes: 0, text: '' }
  return { bytes: 0, text: `Deleted Networks:\n${removed.map((name) => `${name}\n`).join('')}` }
}

export const prune = command({
  use: '[OPTIONS]',
  summary: { en: 'Remove networks nothing uses', zh: '删除未使用的网络' },
  args: none,
  flags: pruneFlags,
  *run(cli, _, { filter, force }) {
    if (!force && !(yield* confirm(cli, WARNING))) return
    const { text } = yield* pruneNetworks(cli, filter)
    if (text !== '') yield* cli.print(`${text}\n`)
  },
})
