import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { command, none } from '../../command'
import type { Filters } from '../../flag/collecting-types'
import { bool } from '../../flag/scalar-types'
import { humanSize } from '../../units'
import { confirm } from '../shared/confirm'
import { filtersQuery } from '../shared/filters'
import { pruneFlags } from '../shared/format-flags'

/** Removes dangling images, or all that no container uses; bytes freed and the list to print. */
export function* pruneImages(
  cli: Cli,
  filter: Filters,
  all: boolean,
): Blocking<{ bytes: number; text: string }> {
  const client = yield* cli.client()
  const filters = { ...filter, dangling: [String(!all)] }
  const report = yield* client.call('imagePrune', {}, { query: filtersQuery(filters) })
  const removed = report.ImagesDeleted ?? []
  if (removed.length === 0) return { bytes: 0, text: '' }
  const lines = removed.map(({ Untagged, Deleted }) =>
    Untagged ? `untagged: ${Untagged}\n` : `deleted: ${Deleted}\n`,
  )
  return { bytes: report.SpaceReclaimed, text: `Deleted Images:\n${lines.join('')}` }
}

export const prune = command({
  use: '[OPTIONS]',
  summary: { en: 'Remove images nothing uses', zh: '删除未使用的镜像' },
  asksFirst: true,
  args: none,
  flags: {
    ...pruneFlags,
    all: {
      type: bool,
      short: 'a',
      help: 'Remove every image without a container, not only those without a name',
    },
  },
  *run(cli, _, { all, filter, force }) {
    const what = all ? 'all images without at least one container associated to them' : 'all dangling images'
    if (
      !force &&
      !(yield* confirm(cli, `WARNING! This will remove ${what}.\nAre you sure you want to continue?`))
    )
      return
    const { bytes, text } = yield* pruneImages(cli, filter, all)
    yield* cli.print(`${text && `${text}\n`}Total reclaimed space: ${humanSize(bytes)}\n`)
  },
})
