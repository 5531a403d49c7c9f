import { StdDemultiplexer } from '../../../api/stdcopy'
import { command, exactly } from '../../command'
import { bool, string } from '../../flag/scalar-types'
import { timestamp } from '../shared/time'

export const logs = command({
  use: '[OPTIONS] CONTAINER',
  summary: { en: 'Show what a container has written', zh: '查看容器的日志' },
  forms: 'docker container logs, docker logs',
  args: exactly(1),
  flags: {
    details: { type: bool, help: 'Show extra attributes given to the log driver' },
    follow: { type: bool, short: 'f', help: 'Stay and show what comes' },
    since: {
      type: string,
      help: 'Only from this time on (e.g. "2026-01-02T13:23:37Z"), or so long ago (e.g. "42m")',
    },
    tail: { type: string, short: 'n', default: 'all', help: 'Only so many lines from the end' },
    timestamps: { type: bool, short: 't', help: 'Show when each line was written' },
    until: {
      type: string,
      help: 'Only up to this time (e.g. "2026-01-02T13:23:37Z"), or so long ago (e.g. "42m")',
    },
  },
  completes: { first: 'container' },
  *run(cli, [name = ''], flags) {
    const client = yield* cli.client()
    const { Id, Config } = yield* client.call('containerInspect', { name })
    const query = {
      stdout: true,
      stderr: true,
      since: timestamp(cli, flags.since, 'since'),
      until: timestamp(cli, flags.until, 'until'),
      timestamps: flags.timestamps || undefined,
      details: flags.details || undefined,
      follow: flags.follow || undefined,
      tail: flags.tail,
    }
    const { body } = yield* client.send('containerLogs', { name: Id }, { query })
    const demultiplexer = new StdDemultiplexer()
    for (let bytes = yield* body.read(); bytes; bytes = yield* body.read()) {
      if (Config.Tty) {
        yield* cli.print(bytes)
        continue
      }
      for (const frame of demultiplexer.push(bytes)) {
        yield* frame.stream === 'stderr' ? cli.printError(frame.bytes) : cli.print(frame.bytes)
      }
    }
  },
})
