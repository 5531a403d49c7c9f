import { command, exactly } from '../../command'
import { bool } from '../../flag/scalar-types'

export const disconnect = command({
  use: '[OPTIONS] NETWORK CONTAINER',
  summary: { en: 'Take a container off a network', zh: '将容器移出网络' },
  args: exactly(2),
  flags: { force: { type: bool, short: 'f', help: 'Take it off whatever its state' } },
  completes: { first: 'network', rest: 'container' },
  *run(cli, [id = '', container = ''], { force }) {
    const client = yield* cli.client()
    yield* client.order('networkDisconnect', { id }, { body: { Container: container, Force: force } })
  },
})
