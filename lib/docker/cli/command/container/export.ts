import { command, exactly } from '../../command'
import { string } from '../../flag/scalar-types'
import { checkOutput, download } from '../shared/download'

export const exportContainer = command({
  use: '[OPTIONS] CONTAINER',
  summary: { en: "Write a container's file system to a tar archive", zh: '将容器的文件系统导出为 tar 归档' },
  forms: 'docker container export, docker export',
  args: exactly(1),
  flags: {
    output: {
      type: string,
      short: 'o',
      help: 'Write to this file, not to standard output',
      completes: 'file',
    },
  },
  completes: { first: 'container' },
  *run(cli, [name = ''], { output }) {
    checkOutput(cli, output, 'failed to export container')
    const client = yield* cli.client()
    const { body } = yield* client.send('containerExport', { name })
    yield* download(cli, body, output)
  },
})
