import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { ExecCreateRequest } from '../../../api/types/exec'
import type { Cli } from '../../cli'
import { atLeast, command } from '../../command'
import { CommandError } from '../../error'
import { list, listOf } from '../../flag/collecting-types'
import { bool, string } from '../../flag/scalar-types'
import { validateEnv } from '../../opts/key-value'
import { checkTerminal, Session } from '../../stream/session'
import { outputSize, resize } from '../../stream/terminal-size'
import { readEnvironment } from '../shared/environment'

export const exec = command({
  use: '[OPTIONS] CONTAINER COMMAND [ARG...]',
  summary: { en: 'Run another command in a running container', zh: '在运行中的容器里执行命令' },
  category: 2,
  forms: 'docker container exec, docker exec',
  args: atLeast(2),
  interspersed: false,
  flags: {
    detach: { type: bool, short: 'd', help: 'Leave the command running in the background' },
    'detach-keys': { type: string, help: 'Keys that detach, instead of ctrl-p ctrl-q' },
    env: {
      type: listOf(validateEnv),
      short: 'e',
      help: 'Set an environment variable',
      completes: 'variable',
    },
    'env-file': { type: list, help: 'Set environment variables from a file', completes: 'file' },
    interactive: { type: bool, short: 'i', help: 'Keep standard input open' },
    privileged: { type: bool, help: 'Give the command extended privileges' },
    tty: { type: bool, short: 't', help: 'Give the command a terminal' },
    user: { type: string, short: 'u', help: 'User to run as (NAME|UID[:GROUP|GID])' },
    workdir: { type: string, short: 'w', help: 'Directory to start in' },
  },
  completes: { first: 'unpaused container' },
  *run(cli, [name = '', ...words], flags) {
    const Env = yield* readEnvironment(cli, flags['env-file'], flags.env)
    const attached = !flags.detach
    const detachKeys = flags['detach-keys'] || cli.config.stored.detachKeys || ''
    const client = yield* cli.client()
    // "No such container" comes before any complaint about terminals.
    yield* client.order('containerInspect', { name })
    if (attached) checkTerminal(cli, flags.interactive, flags.tty)
    const body: ExecCreateRequest = {
      User: flags.user,
      Privileged: flags.privileged,
      Tty: flags.tty,
      ...(flags.tty && { ConsoleSize: outputSize(cli) }),
      AttachStdin: attached && flags.interactive,
      AttachStderr: attached,
      AttachStdout: attached,
      Detach: flags.detach,
      DetachKeys: detachKeys,
      Env: Env.length > 0 ? Env : null,
      WorkingDir: flags.workdir,
      Cmd: words,
    }
    const { Id } = yield* client.call('containerExec', { name }, { body })
    if (Id === '') throw new CommandError('exec ID empty')
    yield* attached ? interact(cli, Id, body) : startDetached(cli, Id, body)
  },
})

function* startDetached(
  cli: Cli,
  id: string,
  { Tty = false, ConsoleSize }: ExecCreateRequest,
): Blocking<void> {
  const client = yield* cli.client()
  yield* client.order(
    'execStart',
    { id },
    { body: { Detach: true, Tty, ...(ConsoleSize && { ConsoleSize }) } },
  )
}

function* interact(cli: Cli, id: string, options: ExecCreateRequest): Blocking<void> {
  const { Tty = false, ConsoleSize, AttachStdin = false, DetachKeys = '' } = options
  const client = yield* cli.client()
  const session = new Session(cli, { target: { exec: id }, forwardSignals: false, tty: Tty })
  const body = { Detach: false, Tty, ...(ConsoleSize && { ConsoleSize }) }
  const fd = yield* client.hijack('execStart', { id }, { body })
  session.join(fd, { stdin: AttachStdin, stdout: true, stderr: true, detachKeys: DetachKeys })
  if (Tty && cli.inIsTerminal) yield* resize(cli, { exec: id })
  if ((yield* session.run()) === 'detached') throw new CommandError('read escape sequence')
  const { ExitCode } = yield* client.call('execInspect', { id })
  if (ExitCode) throw new CommandError('', ExitCode)
}
