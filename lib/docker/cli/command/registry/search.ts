import { command, exactly } from '../../command'
import { filter } from '../../flag/collecting-types'
import { bool, int, string } from '../../flag/scalar-types'
import { formatRows } from '../../formatter/formatter'
import { searchColumns } from '../../formatter/search'
import { filtersJson } from '../shared/filters'
import { registryAuth } from '../shared/pull-image'

const TABLE = 'table {{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}'

export const search = command({
  use: '[OPTIONS] TERM',
  summary: { en: 'Look for images on Docker Hub', zh: '在 Docker Hub 上搜索镜像' },
  category: 10,
  args: exactly(1),
  flags: {
    filter: { type: filter, short: 'f', help: 'List only what meets a condition (e.g. "is-official=true")' },
    format: { type: string, help: 'What a Go template makes of each' },
    limit: { type: int, help: 'List no more than so many' },
    'no-trunc': { type: bool, help: 'Show long values in full' },
  },
  *run(cli, [term = ''], flags) {
    const domain =
      term.includes('/') && /[.:]|^localhost/.test(term.split('/')[0] ?? '')
        ? (term.split('/')[0] ?? '')
        : 'docker.io'
    const client = yield* cli.client()
    const query = {
      term,
      limit: flags.limit > 0 ? flags.limit : undefined,
      filters: filtersJson(flags.filter),
    }
    const results = yield* client.call('imageSearch', {}, { query, headers: registryAuth(cli, { domain }) })
    const format = flags.format === '' || flags.format === 'table' ? TABLE : flags.format
    yield* cli.print(formatRows(format, searchColumns(!flags['no-trunc'], format === 'json'), results))
  },
})
