import { command, exactly } from '../../command'
import { bool, string } from '../../flag/scalar-types'
import { formatRows } from '../../formatter/formatter'
import { historyColumns, historyFormat } from '../../formatter/history'
import { platformJson } from '../../opts/platform'
import { listFormat } from '../shared/format-flags'
import { now } from '../shared/time'

export const history = command({
  use: '[OPTIONS] IMAGE',
  summary: { en: 'Show the steps an image was made by', zh: '显示镜像的构建历史' },
  forms: 'docker image history, docker history',
  args: exactly(1),
  flags: {
    ...listFormat,
    human: { type: bool, short: 'H', default: true, help: 'Print sizes and times for people' },
    'no-trunc': { type: bool, help: 'Show long values in full' },
    platform: { type: string, help: 'History for this platform (os[/arch[/variant]])', support: 'partial' },
    quiet: { type: bool, short: 'q', help: 'List ids only' },
  },
  completes: { first: 'image' },
  *run(cli, [name = ''], { format, human, platform, quiet, ...flags }) {
    const client = yield* cli.client()
    const items = yield* client.call(
      'imageHistory',
      { name },
      { query: { platform: platformJson(platform) } },
    )
    const columns = historyColumns({ truncate: !flags['no-trunc'], now: now(cli) }, human)
    yield* cli.print(formatRows(historyFormat(format || 'table', quiet, human), columns, items))
  },
})
