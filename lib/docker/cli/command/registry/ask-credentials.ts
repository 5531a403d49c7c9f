import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { CommandError } from '../../error'
import { printNote, underlined } from '../shared/note'
import { prompt, promptSecretly } from '../shared/prompt'

/** The key of Docker Hub in the configuration file, and its address for the daemon. */
export const HUB = 'https://index.docker.io/v1/'

const SIGN_UP =
  "Log in with your Docker ID or email address to push and pull images from Docker Hub. If you don't have a Docker ID, head over to https://hub.docker.com/ to create one."
const ABOUT_TOKENS =
  'You can log in with your password or a Personal Access Token (PAT). Using a limited-scope PAT grants better security and is required for organizations using SSO. Learn more at https://docs.docker.com/go/access-tokens/'

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** Asks at the terminal for what was not given on the command line. @throws CommandError */
export function* askCredentials(
  cli: Cli,
  given: Credentials,
  { address, defaultUsername }: { readonly address: string; readonly defaultUsername: string },
): Blocking<Credentials> {
  const isHub = address === HUB
  let { username, password } = given
  if (username === '') {
    if (isHub) yield* cli.print(`${SIGN_UP}\n${ABOUT_TOKENS}\n\n`)
    const message = defaultUsername === '' ? 'Username: ' : `Username (${defaultUsername}): `
    username = (yield* prompt(cli, message)) || defaultUsername
    if (username === '') throw new CommandError('Error: Non-null Username Required')
  }
  if (password === '') {
    if (isHub) {
      const settings = underlined('https://app.docker.com/settings')
      const lines = [
        `A Personal Access Token (PAT) can be used instead.`,
        `To create a PAT, visit ${settings}`,
      ]
      yield* printNote(cli, [...lines, '', ''])
    }
    password = yield* promptSecretly(cli, 'Password: ')
    yield* cli.print('\n')
    if (password === '') throw new CommandError('Error: Password Required')
  }
  return { username, password }
}
