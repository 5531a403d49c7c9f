import { atLeast, command } from '../../command'
import { string } from '../../flag/scalar-types'
import { each } from '../shared/each'
import { signalNames } from '../shared/signal-names'

export const kill = command({
  use: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: { en: 'Kill running containers, or send them a signal', zh: '强制终止容器，或向容器发送信号' },
  forms: 'docker container kill, docker kill',
  args: atLeast(1),
  flags: { signal: { type: string, short: 's', help: 'Signal to send', completes: signalNames } },
  completes: 'live container',
  *run(cli, names, { signal }) {
    const query = { signal: signal || undefined }
    yield* each(cli, names, (client, name) => client.order('containerKill', { name }, { query }))
  },
})
