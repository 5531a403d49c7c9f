import { command, none } from '../../command'
import { filter } from '../../flag/collecting-types'
import { bool, int } from '../../flag/scalar-types'
import { containerColumns, containerFormat } from '../../formatter/container'
import { formatRows } from '../../formatter/formatter'
import { filtersJson } from '../shared/filters'
import { listFormat } from '../shared/format-flags'
import { now } from '../shared/time'
import { usesSize } from './uses-size'

export const ls = command({
  use: '[OPTIONS]',
  aliases: ['ps', 'list'],
  summary: { en: 'List containers', zh: '列出容器' },
  category: 3,
  forms: 'docker container ls, docker container list, docker container ps, docker ps',
  args: none,
  flags: {
    ...listFormat,
    all: { type: bool, short: 'a', help: 'List stopped containers too, not only running ones' },
    filter: { type: filter, short: 'f', help: 'List only what meets a condition (e.g. "status=exited")' },
    last: { type: int, short: 'n', default: -1, help: 'List the newest so many, running or not' },
    latest: { type: bool, short: 'l', help: 'List the newest one, running or not' },
    'no-trunc': { type: bool, help: 'Show long values in full' },
    quiet: { type: bool, short: 'q', help: 'List ids only' },
    size: { type: bool, short: 's', help: 'Show what each takes on disk' },
  },
  *run(cli, _, flags, changed) {
    const given = flags.format
    if (given !== '' && flags.quiet) {
      yield* cli.printError('WARNING: Ignoring custom format, because both --format and --quiet are set.\n')
    }
    const format = given === '' ? (cli.config.stored.psFormat ?? '') : given
    const needsSize = format !== '' && usesSize(format)
    const size = flags.size || (needsSize && !flags.quiet && !changed('size'))
    const limit = flags.latest && flags.last === -1 ? 1 : flags.last
    const client = yield* cli.client()
    const query = {
      all: flags.all || undefined,
      limit: limit > 0 ? limit : undefined,
      size: size || undefined,
      filters: filtersJson(flags.filter),
    }
    const containers = yield* client.call('containerList', {}, { query })
    const columns = containerColumns({ truncate: !flags['no-trunc'], now: now(cli) })
    yield* cli.print(formatRows(containerFormat(format, flags.quiet, size), columns, containers))
  },
})
