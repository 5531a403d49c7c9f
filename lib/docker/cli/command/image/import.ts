import { atLeast, command } from '../../command'
import { list } from '../../flag/collecting-types'
import { string } from '../../flag/scalar-types'
import { parseReference } from '../../opts/reference'
import { showProgress } from '../../stream/progress'
import { readInput } from '../shared/read-input'

export const importImage = command({
  use: '[OPTIONS] file|URL|- [REPOSITORY[:TAG]]',
  summary: { en: 'Make an image of a file system in a tar archive', zh: '从 tar 归档导入文件系统并创建镜像' },
  forms: 'docker image import, docker import',
  args: atLeast(1),
  flags: {
    change: { type: list, short: 'c', help: 'Apply a Dockerfile instruction to the image' },
    message: { type: string, short: 'm', help: 'A note for its history' },
    platform: { type: string, help: 'Platform it is for' },
  },
  completes: 'file',
  *run(cli, [source = '', name = ''], { change, message, platform }) {
    const isUrl = /^https?:\/\//.test(source)
    const content = isUrl ? undefined : yield* readInput(cli, source)
    if (name !== '') parseReference(name)
    const client = yield* cli.client()
    const query = {
      fromSrc: isUrl ? source : '-',
      repo: name || undefined,
      message: message || undefined,
      platform: platform ? platform.toLowerCase() : undefined,
      changes: change,
    }
    const { body } = yield* client.send('imageCreate', {}, { query, ...(content && { content }) })
    yield* showProgress(cli, body, { to: 'stdout' })
  },
})
