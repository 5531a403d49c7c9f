import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { atLeast, command } from '../../command'
import { CommandError } from '../../error'
import { bool, string } from '../../flag/scalar-types'
import { Session } from '../../stream/session'
import { resize } from '../../stream/terminal-size'
import { attachQuery, openWait, readStatus } from './attach-calls'

export const start = command({
  use: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: { en: 'Start stopped containers', zh: '启动已停止的容器' },
  forms: 'docker container start, docker start',
  args: atLeast(1),
  flags: {
    attach: { type: bool, short: 'a', help: 'Show its output and pass signals on' },
    checkpoint: { type: string, help: 'Go on from this checkpoint', only: 'experimental', support: 'none' },
    'checkpoint-dir': {
      type: string,
      help: 'Where checkpoints are kept',
      only: 'experimental',
      support: 'none',
    },
    'detach-keys': { type: string, help: 'Keys that detach, instead of ctrl-p ctrl-q' },
    interactive: { type: bool, short: 'i', help: 'Join your standard input to it' },
  },
  completes: 'stopped container',
  *run(cli, names, flags) {
    if (!flags.attach && !flags.interactive) return yield* startAll(cli, names)
    if (names.length > 1) throw new CommandError('you cannot start and attach multiple containers at once')
    yield* startAttached(cli, names[0] ?? '', flags.interactive, flags['detach-keys'])
  },
})

function* startAll(cli: Cli, names: readonly string[]): Blocking<void> {
  const client = yield* cli.client()
  const failed: string[] = []
  for (const name of names) {
    try {
      yield* client.order('containerStart', { name })
      yield* cli.print(`${name}\n`)
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      yield* cli.printError(`${error.message}\n`)
      failed.push(name)
    }
  }
  if (failed.length > 0) throw new CommandError(`Error: failed to start containers: ${failed.join(', ')}`)
}

function* startAttached(cli: Cli, name: string, interactive: boolean, keys: string): Blocking<void> {
  const client = yield* cli.client()
  const { Id, Config, HostConfig } = yield* client.call('containerInspect', { name })
  const streams = {
    stdin: interactive && Config.OpenStdin,
    stdout: true,
    stderr: true,
    detachKeys: keys || cli.config.stored.detachKeys || '',
  }
  const target = { container: Id }
  const session = new Session(cli, { target, forwardSignals: !Config.Tty, tty: Config.Tty })
  const fd = yield* client.hijack('containerAttach', { name: Id }, { query: attachQuery(streams) })
  session.join(fd, streams)
  const waiting = yield* openWait(client, Id, HostConfig.AutoRemove ? 'removed' : 'next-exit')
  try {
    yield* client.order('containerStart', { name: Id })
  } catch (error) {
    session.abandon()
    if (HostConfig.AutoRemove) yield* readStatus(waiting)
    throw error
  }
  if (Config.Tty && cli.outIsTerminal) yield* resize(cli, target)
  if ((yield* session.run()) === 'detached') return
  const { StatusCode } = yield* readStatus(waiting)
  if (StatusCode !== 0) throw new CommandError('', StatusCode)
}
