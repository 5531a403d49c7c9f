import { atLeast, command } from '../../command'
import { each } from '../shared/each'

export const unpause = command({
  use: 'CONTAINER [CONTAINER...]',
  summary: { en: 'Let frozen containers go on', zh: '恢复被暂停的容器' },
  forms: 'docker container unpause, docker unpause',
  args: atLeast(1),
  completes: 'paused container',
  *run(cli, names) {
    yield* each(cli, names, (client, name) => client.order('containerUnpause', { name }))
  },
})
