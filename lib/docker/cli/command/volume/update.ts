import { command, exactly } from '../../command'
import { CommandError } from '../../error'
import { string } from '../../flag/scalar-types'

export const update = command({
  use: '[OPTIONS] [VOLUME]',
  summary: { en: 'Change a cluster volume', zh: '修改集群数据卷' },
  requires: 'manager',
  args: exactly(1),
  flags: {
    availability: {
      type: string,
      default: 'active',
      help: 'Availability in the cluster ("active", "pause", "drain")',
    },
  },
  completes: 'volume',
  *run(cli, [name = '']) {
    const client = yield* cli.client()
    yield* client.call('volumeInspect', { name })
    throw new CommandError('Can only update cluster volumes')
  },
})
