import { command, none } from '../../command'

export const show = command({
  use: '',
  summary: { en: 'Print the name of the current context', zh: '显示当前上下文的名称' },
  args: none,
  *run(cli) {
    yield* cli.print(`${cli.currentContext}\n`)
  },
})
