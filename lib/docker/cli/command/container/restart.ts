import { atLeast, command } from '../../command'
import { each } from '../shared/each'
import { stopFlags, stopQuery } from './stop-flags'

export const restart = command({
  use: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: { en: 'Stop and start containers', zh: '重新启动容器' },
  forms: 'docker container restart, docker restart',
  args: atLeast(1),
  flags: stopFlags,
  completes: 'container',
  *run(cli, names, flags, changed) {
    const query = stopQuery(flags, changed)
    yield* each(cli, names, (client, name) => client.order('containerRestart', { name }, { query }))
  },
})
