import { command, none } from '../../command'
import { formatRows } from '../../formatter/formatter'
import { networkColumns, networkFormat } from '../../formatter/network'
import { naturalOrder } from '../../natural-order'
import { filtersQuery } from '../shared/filters'
import { listFlags, listFormat } from '../shared/format-flags'

export const ls = command({
  use: '[OPTIONS]',
  aliases: ['list'],
  summary: { en: 'List networks', zh: '列出网络' },
  args: none,
  flags: { ...listFormat, ...listFlags },
  *run(cli, _, flags) {
    const client = yield* cli.client()
    const networks = yield* client.call('networkList', {}, { query: filtersQuery(flags.filter) })
    const sorted = [...networks].sort((left, right) => naturalOrder(left.Name, right.Name))
    const configured = flags.quiet ? undefined : cli.config.stored.networksFormat
    const format = networkFormat(flags.format || configured || 'table', flags.quiet)
    yield* cli.print(formatRows(format, networkColumns({ truncate: !flags['no-trunc'] }), sorted))
  },
})
