import { SECOND } from '../../../../base/clock'
import { atLeast, command } from '../../command'
import { bool } from '../../flag/scalar-types'
import { formatRows } from '../../formatter/formatter'
import { STATS_TABLE, statsColumns } from '../../formatter/stats'
import { fail } from '../shared/each'
import { listFormat } from '../shared/format-flags'
import { StatsCollector } from './stats-collector'

const TICK = SECOND / 2

export const stats = command({
  use: '[OPTIONS] [CONTAINER...]',
  summary: { en: 'Show what containers use, as it changes', zh: '实时显示容器的资源使用情况' },
  forms: 'docker container stats, docker stats',
  args: atLeast(0),
  flags: {
    ...listFormat,
    all: { type: bool, short: 'a', help: 'Show stopped containers too, not only running ones' },
    'no-stream': { type: bool, help: 'Show the first figures and end' },
    'no-trunc': { type: bool, help: 'Show long values in full' },
  },
  completes: 'live container',
  *run(cli, names, { all, format: given, ...flags }) {
    const streams = !flags['no-stream']
    const collector = new StatsCollector(cli, streams)
    if (names.length > 0) for (const name of names) collector.add(name)
    else yield* collector.addAll(all)
    yield* collector.firstFigures()
    if (names.length > 0) fail(collector.failures())
    const wanted = given || cli.config.stored.statsFormat || 'table'
    const format = wanted === 'table' ? STATS_TABLE : wanted
    const columns = statsColumns(!flags['no-trunc'])
    do {
      yield* cli.sys.nanosleep(TICK)
      const text = formatRows(format, columns, collector.rows())
      yield* cli.print(streams ? redrawn(text) : text)
    } while (streams)
  },
})

/** The text drawn over what was shown before. */
function redrawn(text: string): string {
  const lines = `\u001b[H${text}`.split('\n')
  return `\u001b[H${text}${lines.map((line) => `${line} \u001b[K\n`).join('')}\u001b[J`
}
