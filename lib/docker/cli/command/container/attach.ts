import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { ContainerInspect } from '../../../api/types/container'
import type { Client } from '../../client/client'
import type { HttpBody } from '../../client/http-body'
import { command, exactly } from '../../command'
import { CommandError } from '../../error'
import { bool, string } from '../../flag/scalar-types'
import { checkTerminal, Session } from '../../stream/session'
import { resize } from '../../stream/terminal-size'
import { attachQuery, openWait, readStatus } from './attach-calls'

function* runningContainer(client: Client, name: string): Blocking<ContainerInspect> {
  const container = yield* client.call('containerInspect', { name })
  const { Running, Paused, Restarting } = container.State
  if (!Running) throw new CommandError('You cannot attach to a stopped container, start it first')
  if (Paused) throw new CommandError('You cannot attach to a paused container, unpause it first')
  if (Restarting)
    throw new CommandError('You cannot attach to a restarting container, wait until it is running')
  return container
}

/** What goes wrong here shows only at the end, if at all. */
function* openWaitAnyway(client: Client, name: string): Blocking<HttpBody | CommandError> {
  try {
    return yield* openWait(client, name)
  } catch (error) {
    if (error instanceof CommandError) return error
    throw error
  }
}

export const attach = command({
  use: '[OPTIONS] CONTAINER',
  summary: { en: 'Join your terminal to a running container', zh: '将本地输入输出连接到运行中的容器' },
  forms: 'docker container attach, docker attach',
  args: exactly(1),
  flags: {
    'detach-keys': { type: string, help: 'Keys that detach, instead of ctrl-p ctrl-q' },
    'no-stdin': { type: bool, help: 'Leave standard input alone' },
    'sig-proxy': { type: bool, default: true, help: 'Pass signals on to the process' },
  },
  completes: { first: 'unpaused container' },
  *run(cli, [name = ''], flags) {
    const client = yield* cli.client()
    const waiting = yield* openWaitAnyway(client, name)
    const { Config } = yield* runningContainer(client, name)
    checkTerminal(cli, !flags['no-stdin'], Config.Tty)
    const streams = {
      stdin: !flags['no-stdin'] && Config.OpenStdin,
      stdout: true,
      stderr: true,
      detachKeys: flags['detach-keys'] || cli.config.stored.detachKeys || '',
    }
    const target = { container: name }
    const forwardSignals = flags['sig-proxy'] && !Config.Tty
    const session = new Session(cli, { target, forwardSignals, tty: Config.Tty })
    const fd = yield* client.hijack('containerAttach', { name }, { query: attachQuery(streams) })
    yield* runningContainer(client, name)
    if (Config.Tty && cli.outIsTerminal) {
      // A change of size makes the program inside draw itself again.
      yield* resize(cli, target, 1)
      yield* resize(cli, target)
    }
    session.join(fd, streams)
    if ((yield* session.run()) === 'detached') throw new CommandError('read escape sequence')
    if (waiting instanceof CommandError) throw waiting
    const { StatusCode, Error: failure } = yield* readStatus(waiting)
    if (failure?.Message) throw new CommandError(failure.Message)
    if (StatusCode !== 0) throw new CommandError('', StatusCode)
  },
})
