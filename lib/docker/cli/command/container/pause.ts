import { atLeast, command } from '../../command'
import { each } from '../shared/each'

export const pause = command({
  use: 'CONTAINER [CONTAINER...]',
  summary: { en: "Freeze containers' processes", zh: '暂停容器中的所有进程' },
  forms: 'docker container pause, docker pause',
  args: atLeast(1),
  completes: 'unpaused container',
  *run(cli, names) {
    yield* each(cli, names, (client, name) => client.order('containerPause', { name }))
  },
})
