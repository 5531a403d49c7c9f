import { atLeast, command } from '../../command'
import { finders } from '../../inspect/finders'
import { inspect as inspectObjects } from '../../inspect/inspect'
import { objectFormat } from '../shared/format-flags'

export const inspect = command({
  use: '[OPTIONS] VOLUME [VOLUME...]',
  summary: { en: 'Show all the daemon knows of volumes', zh: '显示数据卷的详细信息' },
  args: atLeast(1),
  flags: objectFormat,
  completes: 'volume',
  *run(cli, names, { format }) {
    const find = finders.volume(cli)
    yield* inspectObjects(cli, names, format, function* (name) {
      return { ...(yield* find(name)), isTypedOnly: true }
    })
  },
})
