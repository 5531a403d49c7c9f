import { command, exactly } from '../../command'
import { string } from '../../flag/scalar-types'

export const update = command({
  use: '[OPTIONS] [VOLUME]',
  summary: { en: 'Change a cluster volume', zh: '修改集群数据卷' },
  requires: 'manager',
  args: exactly(1),
  support: 'none',
  flags: {
    availability: {
      type: string,
      default: 'active',
      help: 'Availability in the cluster ("active", "pause", "drain")',
    },
  },
  completes: 'volume',
  *run() {},
})
