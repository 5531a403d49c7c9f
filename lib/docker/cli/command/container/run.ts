import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { atLeast, command } from '../../command'
import { CommandError, messageOf } from '../../error'
import { bool, string } from '../../flag/scalar-types'
import { checkTerminal, Session } from '../../stream/session'
import { resize } from '../../stream/terminal-size'
import { attachQuery, openWait, readStatus } from './attach-calls'
import { checkPull, createContainer, withHelp } from './create-container'
import { type CreateRequest, createRequest } from './create-request'
import { containerFlags } from './flags/container-flags'

/** Exit status for a container that could not be made or started, told from the message as the client does. */
function startStatus(message: string): number {
  if (
    /executable file not found|no such file or directory|system cannot find the file specified/.test(message)
  )
    return 127
  return /permission denied|is a directory/.test(message) ? 126 : 125
}

function* framed<T>(body: Blocking<T>): Blocking<T> {
  try {
    return yield* body
  } catch (error) {
    throw new CommandError(withHelp(error, 'run'), startStatus(messageOf(error)))
  }
}

interface RunOptions {
  readonly autoRemove: boolean
  readonly detachKeys: string
  readonly forwardSignals: boolean
}

export const run = command({
  use: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  summary: { en: 'Make a container from an image and run it', zh: '由镜像创建并运行新容器' },
  category: 1,
  forms: 'docker container run, docker run',
  args: atLeast(1),
  interspersed: false,
  flags: {
    ...containerFlags,
    detach: { type: bool, short: 'd', help: 'Leave it running in the background and print its id' },
    'detach-keys': { type: string, help: 'Keys that detach, instead of ctrl-p ctrl-q' },
    'sig-proxy': { type: bool, default: true, help: 'Pass signals on to the process' },
  },
  completes: { first: 'image' },
  *run(cli, args, flags, changed) {
    let request: CreateRequest
    try {
      checkPull(flags.pull)
      request = yield* createRequest(cli, flags, { changed }, args)
    } catch (error) {
      throw new CommandError(withHelp(error, 'run'), 125)
    }
    const { config } = request
    if (flags.detach) {
      if (flags.attach.length > 0) {
        throw new CommandError('conflicting options: cannot specify both --attach and --detach')
      }
      Object.assign(request.body, {
        AttachStdin: false,
        AttachStdout: false,
        AttachStderr: false,
        StdinOnce: false,
      })
    } else checkTerminal(cli, config.AttachStdin, config.Tty)
    const id = yield* framed(createContainer(cli, flags, request, flags.name))
    if (flags.detach || !(config.AttachStdin || config.AttachStdout || config.AttachStderr)) {
      return yield* runDetached(cli, id, flags.rm)
    }
    yield* runAttached(cli, id, request, {
      autoRemove: flags.rm,
      detachKeys: flags['detach-keys'] || cli.config.stored.detachKeys || '',
      forwardSignals: flags['sig-proxy'],
    })
  },
})

function* runDetached(cli: Cli, id: string, autoRemove: boolean): Blocking<void> {
  yield* cli.print(`${id}\n`)
  const client = yield* cli.client()
  const waiting = yield* openWait(client, id, autoRemove ? 'removed' : 'next-exit')
  try {
    yield* framed(client.order('containerStart', { name: id }))
  } catch (error) {
    if (autoRemove) yield* readStatus(waiting)
    throw error
  }
  waiting.close()
}

function* runAttached(cli: Cli, id: string, { config }: CreateRequest, options: RunOptions): Blocking<void> {
  const client = yield* cli.client()
  const session = new Session(cli, {
    target: { container: id },
    forwardSignals: options.forwardSignals,
    tty: config.Tty,
  })
  const streams = {
    stdin: config.AttachStdin,
    stdout: config.AttachStdout,
    stderr: config.AttachStderr,
    detachKeys: options.detachKeys,
  }
  const fd = yield* client.hijack('containerAttach', { name: id }, { query: attachQuery(streams) })
  const waiting = yield* openWait(client, id, options.autoRemove ? 'removed' : 'next-exit')
  session.join(fd, { ...streams, endsWith: waiting.fd })
  try {
    yield* framed(client.order('containerStart', { name: id }))
  } catch (error) {
    session.abandon()
    if (options.autoRemove) yield* readStatus(waiting)
    throw error
  }
  if (config.Tty && cli.outIsTerminal) yield* resize(cli, { container: id })
  if ((yield* session.run()) === 'detached') return
  const { StatusCode, Error: failure } = yield* readStatus(waiting)
  if (failure?.Message) {
    yield* cli.printError(`Error waiting for container: ${failure.Message}\n`)
    throw new CommandError('', 125)
  }
  if (StatusCode !== 0) throw new CommandError('', StatusCode)
}
