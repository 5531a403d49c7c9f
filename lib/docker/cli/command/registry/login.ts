import { decode } from '../../../../base/bytes'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { atMost, command } from '../../command'
import { CommandError, DaemonError } from '../../error'
import { bool, string } from '../../flag/scalar-types'
import { printNote } from '../shared/note'
import { askCredentials, type Credentials, HUB } from './ask-credentials'

interface LoginFlags extends Credentials {
  readonly 'password-stdin': boolean
}

function check(flags: LoginFlags, changed: (name: keyof LoginFlags) => boolean): void {
  if (changed('password-stdin')) {
    if (changed('password')) {
      throw new CommandError('conflicting options: cannot specify both --password and --password-stdin')
    }
    if (!changed('username'))
      throw new CommandError('the --password-stdin option requires --username to be set')
  }
  if (changed('username') && flags.username === '') throw new CommandError('username is empty')
  if (changed('password') && flags.password === '') throw new CommandError('password is empty')
}

/** What was given on the command line or the standard input. */
function* givenCredentials(cli: Cli, flags: LoginFlags): Blocking<Credentials> {
  const { username } = flags
  if (flags.password !== '') {
    yield* cli.printError('WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n')
  }
  if (!flags['password-stdin']) return { username: username.trim(), password: flags.password.trim() }
  if (username === '') throw new CommandError('username is empty')
  const password = decode(yield* cli.process.stdin.readAll()).replace(/\r?\n$/, '')
  return { username: username.trim(), password: password.trim() }
}

export const login = command({
  use: '[OPTIONS] [SERVER]',
  summary: { en: 'Log in to a registry', zh: '登录镜像仓库' },
  long: 'Log in to a registry.\nWithout a server, to Docker Hub.',
  category: 8,
  args: atMost(1),
  flags: {
    password: { type: string, short: 'p', help: 'Password or access token' },
    'password-stdin': { type: bool, help: 'Read the password or access token from standard input' },
    username: { type: string, short: 'u', help: 'User name' },
  },
  *run(cli, [server = ''], flags, changed) {
    check(flags, changed)
    const given = yield* givenCredentials(cli, flags)
    const address = server === '' || server === 'docker.io' ? HUB : hostname(server)
    const isInteractive = given.username === '' && given.password === ''
    const stored = isInteractive ? cli.config.auth(address) : undefined
    let status: string | undefined
    const { username = '', password = '' } = stored ?? {}
    if (username !== '' && password !== '') status = yield* logInAgain(cli, { username, password }, address)
    if (status === undefined) {
      if ((given.username === '' || given.password === '') && !cli.inIsTerminal) {
        throw new CommandError('Error: Cannot perform an interactive login from a non TTY device')
      }
      if (address === HUB && isInteractive) {
        yield* cli.printError('Failed to start web-based login - falling back to command line login...\n\n')
      }
      const target = { address, defaultUsername: username }
      status = yield* logIn(cli, yield* askCredentials(cli, given, target), address)
    }
    if (status !== '') yield* cli.print(`${status}\n`)
  },
})

/** Tries what the configuration file holds; undefined when the registry does not want it any more. */
function* logInAgain(cli: Cli, stored: Credentials, address: string): Blocking<string | undefined> {
  yield* cli.printError(`Authenticating with existing credentials... [Username: ${stored.username}]\n`)
  yield* printNote(cli, ["To login with a different account, run 'docker logout' followed by 'docker login'"])
  yield* cli.printError('\n\n')
  try {
    return yield* logIn(cli, stored, address)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    const isUnauthorized = error instanceof DaemonError && error.httpStatus === 401
    const reason = isUnauthorized
      ? 'Stored credentials invalid or expired'
      : `Login did not succeed, error: ${error.message}`
    yield* cli.printError(`${reason}\n`)
    return undefined
  }
}

/** Asks the daemon to log in, and keeps the credentials when it could. */
function* logIn(cli: Cli, { username, password }: Credentials, address: string): Blocking<string> {
  const client = yield* cli.client()
  const { Status } = yield* client.call('auth', {}, { body: { username, password, serveraddress: address } })
  const known = cli.config.auth(address)
  if (known?.username !== username || known.password !== password) {
    cli.config.setAuth(address, username, password)
    yield* cli.config.save()
    yield* cli.printError(unencrypted(cli.config.directory))
  }
  return Status
}

/** `https://host/path` as the host alone. */
export function hostname(address: string): string {
  return address.replace(/^https?:\/\//, '').split('/')[0] ?? ''
}

function unencrypted(directory: string): string {
  return `
WARNING! Your credentials are stored unencrypted in '${directory}/config.json'.
Configure a credential helper to remove this warning. See
https://docs.docker.com/go/credential-store/

`
}
