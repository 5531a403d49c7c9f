import { decode } from '../../../../base/bytes'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { atMost, command } from '../../command'
import { CommandError } from '../../error'
import { bool, string } from '../../flag/scalar-types'

const HUB = 'https://index.docker.io/v1/'

interface LoginFlags {
  readonly username: string
  readonly password: string
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

/** A line typed at a prompt, its echo turned off for passwords. */
function* ask(cli: Cli, prompt: string, isSecret: boolean): Blocking<string> {
  const { sys, stdin } = cli.process
  yield* cli.print(prompt)
  const mode = sys.tcgetattr(stdin.fd)
  if (isSecret) sys.tcsetattr(stdin.fd, { ...mode, echo: false })
  try {
    return ((yield* stdin.readLine()) ?? '').trim()
  } finally {
    sys.tcsetattr(stdin.fd, mode)
    if (isSecret) yield* cli.print('\n')
  }
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
    let { username, password } = flags
    if (password !== '') {
      yield* cli.printError('WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n')
    }
    if (flags['password-stdin']) {
      if (username === '') throw new CommandError('username is empty')
      password = decode(yield* cli.process.stdin.readAll()).replace(/\r?\n$/, '')
    }
    const address = server === '' || server === 'docker.io' ? HUB : hostname(server)
    const stored = username === '' && password === '' ? cli.config.auth(address) : undefined
    if (stored?.username && stored.password) {
      yield* cli.printError(
        `Authenticating with existing credentials... [Username: ${stored.username}]\n\nInfo → To login with a different account, run 'docker logout' followed by 'docker login'\n\n\n`,
      )
      username = stored.username
      password = stored.password
    }
    if ((username === '' || password === '') && !cli.inIsTerminal) {
      throw new CommandError('Error: Cannot perform an interactive login from a non TTY device')
    }
    if (username === '') username = yield* ask(cli, 'Username: ', false)
    if (username === '') throw new CommandError('Error: Non-null Username Required')
    if (password === '') password = yield* ask(cli, 'Password: ', true)
    if (password === '') throw new CommandError('Error: Password Required')
    const client = yield* cli.client()
    const body = { username: username.trim(), password, serveraddress: address }
    const { Status } = yield* client.call('auth', {}, { body })
    const known = cli.config.auth(address)
    if (known?.username !== body.username || known.password !== password) {
      cli.config.setAuth(address, body.username, password)
      yield* cli.config.save()
      yield* cli.printError(unencrypted(cli.config.directory))
    }
    if (Status !== '') yield* cli.print(`${Status}\n`)
  },
})

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
