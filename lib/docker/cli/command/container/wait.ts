import { atLeast, command } from '../../command'
import { CommandError } from '../../error'
import { fail } from '../shared/each'

export const wait = command({
  use: 'CONTAINER [CONTAINER...]',
  summary: { en: 'Wait until containers stop and print their exit codes', zh: '等待容器停止，并打印退出码' },
  forms: 'docker container wait, docker wait',
  args: atLeast(1),
  completes: 'live container',
  *run(cli, names) {
    const client = yield* cli.client()
    const failures: string[] = []
    for (const name of names) {
      try {
        const { StatusCode } = yield* client.call('containerWait', { name })
        yield* cli.print(`${StatusCode}\n`)
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        failures.push(error.message)
      }
    }
    fail(failures)
  },
})
