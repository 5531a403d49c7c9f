import { atLeast, command } from '../../command'
import { string } from '../../flag/scalar-types'
import { platformJson } from '../../opts/platform'
import { checkOutput, download } from '../shared/download'

export const save = command({
  use: '[OPTIONS] IMAGE [IMAGE...]',
  summary: { en: 'Write images to a tar archive', zh: '将镜像保存为 tar 归档' },
  forms: 'docker image save, docker save',
  args: atLeast(1),
  flags: {
    output: {
      type: string,
      short: 'o',
      help: 'Write to this file, not to standard output',
      completes: 'file',
    },
    platform: { type: string, help: 'Save only this platform (os[/arch[/variant]])', support: 'partial' },
  },
  completes: 'image',
  *run(cli, names, { output, platform }) {
    checkOutput(cli, output, 'failed to save image')
    const client = yield* cli.client()
    const { body } = yield* client.send(
      'imageSave',
      {},
      { query: { names, platform: platformJson(platform) } },
    )
    yield* download(cli, body, output)
  },
})
