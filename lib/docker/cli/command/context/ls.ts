import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { command, none } from '../../command'
import { messageOf } from '../../error'
import { bool } from '../../flag/scalar-types'
import { CONTEXT_TABLE, type ContextRow, contextColumns } from '../../formatter/context'
import { formatRows } from '../../formatter/formatter'
import { naturalOrder } from '../../natural-order'
import { listFormat } from '../shared/format-flags'
import { defaultEndpoint } from './default-context'

function* rows(cli: Cli): Blocking<ContextRow[]> {
  const current = cli.currentContext
  const list: ContextRow[] = [
    {
      name: 'default',
      description: 'Current DOCKER_HOST based configuration',
      endpoint: defaultEndpoint(cli),
      isCurrent: current === 'default',
      error: '',
    },
  ]
  for (const { Name, Metadata, Endpoints } of yield* cli.contexts.list()) {
    const endpoint = Endpoints.docker?.Host ?? ''
    list.push({
      name: Name,
      description: Metadata.Description ?? '',
      endpoint,
      isCurrent: Name === current,
      error: '',
    })
  }
  if (!list.some(({ isCurrent }) => isCurrent)) {
    try {
      yield* cli.contexts.get(current)
    } catch (error) {
      list.push({ name: current, description: '', endpoint: '', isCurrent: true, error: messageOf(error) })
    }
  }
  return list.sort((left, right) => naturalOrder(left.name, right.name))
}

export const ls = command({
  use: '[OPTIONS]',
  aliases: ['list'],
  summary: { en: 'List contexts', zh: '列出上下文' },
  args: none,
  flags: { ...listFormat, quiet: { type: bool, short: 'q', help: 'List names only' } },
  *run(cli, _, { format, quiet }) {
    const table = format === '' || format === 'table' ? CONTEXT_TABLE : format
    yield* cli.print(formatRows(quiet ? '{{.Name}}' : table, contextColumns, yield* rows(cli)))
    if (cli.process.env.get('DOCKER_HOST')) {
      yield* cli.printError(
        'Warning: DOCKER_HOST environment variable overrides the active context. To use a context, either set the global --context flag, or unset DOCKER_HOST environment variable.\n',
      )
    }
  },
})
