import { command, none } from '../../command'
import { bool } from '../../flag/scalar-types'
import { diskUsage, verboseDiskUsage } from '../../formatter/disk-usage'
import { listFormat } from '../shared/format-flags'
import { now } from '../shared/time'

export const df = command({
  use: '[OPTIONS]',
  summary: { en: 'Show what Docker takes on disk', zh: '显示 Docker 的磁盘占用' },
  asksFirst: true,
  args: none,
  flags: {
    ...listFormat,
    verbose: { type: bool, short: 'v', help: 'Show every image, container and volume' },
  },
  *run(cli, _, { format, verbose }) {
    const client = yield* cli.client()
    const usage = yield* client.call('diskUsage')
    const shown = format || 'table'
    yield* cli.print(verbose ? verboseDiskUsage(usage, shown, now(cli)) : diskUsage(usage, shown))
  },
})
