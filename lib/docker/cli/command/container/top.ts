import { atLeast, command } from '../../command'
import { tabulate } from '../../tabwriter'

export const top = command({
  use: 'CONTAINER [ps OPTIONS]',
  summary: { en: "Show a container's processes as the host's ps sees them", zh: '显示容器内运行的进程' },
  forms: 'docker container top, docker top',
  args: atLeast(1),
  interspersed: false,
  completes: { first: 'live container' },
  *run(cli, [name = '', ...psArgs]) {
    const client = yield* cli.client()
    const query = { ps_args: psArgs.join(' ') || undefined }
    const { Titles, Processes } = yield* client.call('containerTop', { name }, { query })
    const lines = [Titles, ...Processes].map((cells) => `${cells.join('\t')}\n`)
    yield* cli.print(tabulate(lines.join(''), { minWidth: 20, padding: 3 }))
  },
})
