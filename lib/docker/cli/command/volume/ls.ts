import { command, none } from '../../command'
import { filter } from '../../flag/collecting-types'
import { bool } from '../../flag/scalar-types'
import { formatRows } from '../../formatter/formatter'
import { volumeColumns, volumeFormat } from '../../formatter/volume'
import { naturalOrder } from '../../natural-order'
import { filtersQuery } from '../shared/filters'
import { listFormat } from '../shared/format-flags'

export const ls = command({
  use: '[OPTIONS]',
  aliases: ['list'],
  summary: { en: 'List volumes', zh: '列出数据卷' },
  args: none,
  flags: {
    ...listFormat,
    cluster: { type: bool, help: 'List cluster volumes only', only: 'swarm', support: 'none' },
    filter: { type: filter, short: 'f', help: 'List only what meets a condition (e.g. "dangling=true")' },
    quiet: { type: bool, short: 'q', help: 'List names only' },
  },
  *run(cli, _, flags) {
    const client = yield* cli.client()
    const { Volumes } = yield* client.call('volumeList', {}, { query: filtersQuery(flags.filter) })
    const volumes = [...(Volumes ?? [])].sort((left, right) => naturalOrder(left.Name, right.Name))
    const configured = flags.quiet ? undefined : cli.config.stored.volumesFormat
    const format = volumeFormat(flags.format || configured || 'table', flags.quiet)
    yield* cli.print(formatRows(format, volumeColumns, volumes))
  },
})
