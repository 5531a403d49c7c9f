import { atLeast, command } from '../../command'
import { string } from '../../flag/scalar-types'
import { finders } from '../../inspect/finders'
import { inspect as inspectObjects } from '../../inspect/inspect'
import { platformJson } from '../../opts/platform'
import { objectFormat } from '../shared/format-flags'

export const inspect = command({
  use: '[OPTIONS] IMAGE [IMAGE...]',
  summary: { en: 'Show all the daemon knows of images', zh: '显示镜像的详细信息' },
  args: atLeast(1),
  flags: {
    ...objectFormat,
    platform: { type: string, help: 'Inspect this platform (os[/arch[/variant]])', support: 'partial' },
  },
  completes: 'image',
  *run(cli, names, { format, platform }) {
    yield* inspectObjects(cli, names, format, finders.image(cli, platformJson(platform)))
  },
})
