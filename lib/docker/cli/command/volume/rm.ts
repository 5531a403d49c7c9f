import { atLeast, command } from '../../command'
import { bool } from '../../flag/scalar-types'
import { each } from '../shared/each'

export const rm = command({
  use: '[OPTIONS] VOLUME [VOLUME...]',
  aliases: ['remove'],
  summary: { en: 'Remove volumes', zh: '删除数据卷' },
  long: 'Remove volumes. A volume that a container uses cannot be removed.',
  args: atLeast(1),
  flags: { force: { type: bool, short: 'f', help: 'Do not mind when it is not there' } },
  completes: 'volume',
  *run(cli, names, { force }) {
    const query = { force: force || undefined }
    yield* each(cli, names, (client, name) => client.order('volumeDelete', { name }, { query }))
  },
})
