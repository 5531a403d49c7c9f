import { atLeast, command } from '../../command'
import { each } from '../shared/each'
import { stopFlags, stopQuery } from './stop-flags'

export const stop = command({
  use: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: { en: 'Stop running containers', zh: '停止运行中的容器' },
  forms: 'docker container stop, docker stop',
  args: atLeast(1),
  flags: stopFlags,
  completes: 'live container',
  *run(cli, names, flags, changed) {
    const query = stopQuery(flags, changed)
    yield* each(cli, names, (client, name) => client.order('containerStop', { name }, { query }))
  },
})
