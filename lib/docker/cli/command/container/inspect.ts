import { atLeast, command } from '../../command'
import { bool } from '../../flag/scalar-types'
import { finders } from '../../inspect/finders'
import { inspect as inspectObjects } from '../../inspect/inspect'
import { objectFormat } from '../shared/format-flags'

export const inspect = command({
  use: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: { en: 'Show all the daemon knows of containers', zh: '显示容器的详细信息' },
  args: atLeast(1),
  flags: { ...objectFormat, size: { type: bool, short: 's', help: 'Show what it takes on disk' } },
  completes: 'container',
  *run(cli, names, { format, size }) {
    yield* inspectObjects(cli, names, format, finders.container(cli, size))
  },
})
