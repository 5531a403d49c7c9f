import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'

/** Prints a message and reads the line typed after it, without blanks around it; empty at the end of the input. */
export function* prompt(cli: Cli, message: string): Blocking<string> {
  const { stdin, stdout } = cli.process
  yield* cli.print(message)
  try {
    return ((yield* stdin.readLine()) ?? '').trim()
  } catch (error) {
    yield* stdout.write('\n')
    throw error
  }
}

/** As {@link prompt}, without showing what is typed. */
export function* promptSecretly(cli: Cli, message: string): Blocking<string> {
  const { sys, stdin } = cli.process
  const mode = sys.tcgetattr(stdin.fd)
  sys.tcsetattr(stdin.fd, { ...mode, echo: false })
  try {
    return yield* prompt(cli, message)
  } finally {
    sys.tcsetattr(stdin.fd, mode)
  }
}
