import { atLeast, command } from '../../command'
import { bool } from '../../flag/scalar-types'
import { finders } from '../../inspect/finders'
import { inspect as inspectObjects } from '../../inspect/inspect'
import { objectFormat } from '../shared/format-flags'

export const inspect = command({
  use: '[OPTIONS] NETWORK [NETWORK...]',
  summary: { en: 'Show all the daemon knows of networks', zh: '显示网络的详细信息' },
  args: atLeast(1),
  flags: {
    ...objectFormat,
    verbose: { type: bool, short: 'v', help: 'Show more, for finding faults', support: 'partial' },
  },
  completes: 'network',
  *run(cli, names, { format, verbose }) {
    yield* inspectObjects(cli, names, format, finders.network(cli, verbose))
  },
})
