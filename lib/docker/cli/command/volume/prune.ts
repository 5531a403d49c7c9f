import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { command, none } from '../../command'
import { CommandError } from '../../error'
import type { Filters } from '../../flag/collecting-types'
import { bool } from '../../flag/scalar-types'
import { humanSize } from '../../units'
import { confirm } from '../shared/confirm'
import { filtersQuery } from '../shared/filters'
import { pruneFlags } from '../shared/format-flags'

/** Removes volumes no container uses; bytes freed and the list to print. */
export function* pruneVolumes(cli: Cli, filter: Filters): Blocking<{ bytes: number; text: string }> {
  const client = yield* cli.client()
  const report = yield* client.call('volumePrune', {}, { query: filtersQuery(filter) })
  const removed = report.VolumesDeleted ?? []
  if (removed.length === 0) return { bytes: 0, text: '' }
  return {
    bytes: report.SpaceReclaimed,
    text: `Deleted Volumes:\n${removed.map((name) => `${name}\n`).join('')}`,
  }
}

export const prune = command({
  use: '[OPTIONS]',
  summary: { en: 'Remove volumes nothing uses', zh: '删除未使用的数据卷' },
  args: none,
  flags: {
    ...pruneFlags,
    all: { type: bool, short: 'a', help: 'Remove named volumes too, not only anonymous ones' },
  },
  *run(cli, _, { all, filter, force }) {
    if (all && Object.hasOwn(filter, 'all')) {
      throw new CommandError('conflicting options: cannot specify both --all and --filter all=1')
    }
    const what = all ? 'all local volumes' : 'anonymous local volumes'
    const warning = `WARNING! This will remove ${what} not used by at least one container.`
    if (!force && !(yield* confirm(cli, `${warning}\nAre you sure you want to continue?`))) return
    const { bytes, text } = yield* pruneVolumes(cli, all ? { ...filter, all: ['true'] } : filter)
    yield* cli.print(`${text && `${text}\n`}Total reclaimed space: ${humanSize(bytes)}\n`)
  },
})
