import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { command, none } from '../../command'
import type { Filters } from '../../flag/collecting-types'
import { humanSize } from '../../units'
import { confirm } from '../shared/confirm'
import { filtersQuery } from '../shared/filters'
import { pruneFlags } from '../shared/format-flags'

const WARNING = 'WARNING! This will remove all stopped containers.\nAre you sure you want to continue?'

/** Removes stopped containers; bytes freed and the list to print. */
export function* pruneContainers(cli: Cli, filter: Filters): Blocking<{ bytes: number; text: string }> {
  const client = yield* cli.client()
  const report = yield* client.call('containerPrune', {}, { query: filtersQuery(filter) })
  const removed = report.ContainersDeleted ?? []
  if (removed.length === 0) return { bytes: 0, text: '' }
  return {
    bytes: report.SpaceReclaimed,
    text: `Deleted Containers:\n${removed.map((id) => `${id}\n`).join('')}`,
  }
}

export const prune = command({
  use: '[OPTIONS]',
  summary: { en: 'Remove all stopped containers', zh: '删除所有已停止的容器' },
  asksFirst: true,
  args: none,
  flags: pruneFlags,
  *run(cli, _, { filter, force }) {
    if (!force && !(yield* confirm(cli, WARNING))) return
    const { bytes, text } = yield* pruneContainers(cli, filter)
    yield* cli.print(`${text && `${text}\n`}Total reclaimed space: ${humanSize(bytes)}\n`)
  },
})
