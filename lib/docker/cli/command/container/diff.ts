import { command, exactly } from '../../command'
import { CommandError } from '../../error'
import { diffColumns } from '../../formatter/diff'
import { formatRows } from '../../formatter/formatter'

export const diff = command({
  use: 'CONTAINER',
  summary: { en: "List what has changed in a container's file system", zh: '列出容器文件系统的改动' },
  forms: 'docker container diff, docker diff',
  args: exactly(1),
  completes: { first: 'live container' },
  *run(cli, [name = '']) {
    if (name === '') throw new CommandError('Container name cannot be empty')
    const client = yield* cli.client()
    const changes = (yield* client.call('containerChanges', { name })) ?? []
    yield* cli.print(formatRows('{{.Type}} {{.Path}}', diffColumns, changes))
  },
})
