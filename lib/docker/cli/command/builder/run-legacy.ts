import { encodeBase64Url } from '../../../../base/base64'
import { encode } from '../../../../base/bytes'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { JsonLines } from '../../../api/json-lines'
import type { JsonMessage } from '../../../api/types/json-message'
import type { Cli } from '../../cli'
import { CommandError } from '../../error'
import { writeFile } from '../../files'
import { ProgressDisplay } from '../../stream/progress'
import { humanSize } from '../../units'
import type { BuildFlags } from './build'
import { legacyContext } from './legacy-context'

/** `docker build` by the old builder: the context goes to the daemon, which answers with what it does. @throws CommandError */
export function* runLegacyBuild(cli: Cli, source: string, flags: BuildFlags): Blocking<void> {
  const { archive, dockerfile } = yield* legacyContext(cli, source, flags.file)
  const client = yield* cli.client()
  const sent = `Sending build context to Docker daemon ${humanSize(archive.length).padStart(8)}\r\r\n`
  if (!flags.quiet) yield* cli.print(sent)
  const { body } = yield* client.send(
    'build',
    {},
    {
      query: buildQuery(flags, dockerfile),
      content: archive,
      headers: {
        'content-type': 'application/x-tar',
        'x-registry-config': encodeBase64Url(encode(JSON.stringify(cli.config.stored.auths ?? {}))),
      },
    },
  )
  let imageId = ''
  const splitter = new JsonLines()
  const { stdout, sys } = cli.process
  const columns = sys.isatty(stdout.fd) ? sys.terminalSize(stdout.fd).columns : undefined
  const display = new ProgressDisplay(columns)
  let kept = ''
  for (let lines = yield* body.lines(splitter); lines; lines = yield* body.lines(splitter)) {
    for (const line of lines) {
      const message = JSON.parse(line) as JsonMessage
      if (message.aux !== undefined) imageId = (message.aux as { ID?: string }).ID ?? imageId
      else if (message.errorDetail) {
        body.close()
        if (flags.quiet) yield* cli.printError(`${sent}${kept}`)
        throw new CommandError(message.errorDetail.message ?? '', message.errorDetail.code || 1)
      } else if (flags.quiet) kept += display.render(message)
      else yield* stdout.write(display.render(message))
    }
  }
  if (flags.quiet) {
    imageId = kept.trim()
    yield* cli.print(kept)
  }
  if (flags.iidfile !== '') yield* writeFile(cli.sys, flags.iidfile, encode(imageId))
}

function buildQuery(
  flags: BuildFlags,
  dockerfile: string,
): Record<string, string | number | boolean | readonly string[] | undefined> {
  return {
    buildargs: JSON.stringify(flags['build-arg'].reduce<Record<string, string | null>>(addPair, {})),
    cachefrom: JSON.stringify(flags['cache-from']),
    cgroupparent: flags['cgroup-parent'],
    cpuperiod: flags['cpu-period'],
    cpuquota: flags['cpu-quota'],
    cpusetcpus: flags['cpuset-cpus'],
    cpusetmems: flags['cpuset-mems'],
    cpushares: flags['cpu-shares'],
    dockerfile,
    extrahosts: flags['add-host'].length > 0 ? flags['add-host'].join(',') : undefined,
    forcerm: flags['force-rm'] || undefined,
    labels: JSON.stringify(Object.fromEntries(flags.label.map(splitPair))),
    memory: flags.memory,
    memswap: flags['memory-swap'],
    networkmode: flags.network,
    nocache: flags['no-cache'] || undefined,
    platform: flags.platform || undefined,
    pull: flags.pull || undefined,
    q: flags.quiet || undefined,
    rm: flags.rm ? 1 : 0,
    shmsize: flags['shm-size'],
    t: flags.tag,
    target: flags.target,
    ulimits: JSON.stringify(flags.ulimit.length > 0 ? flags.ulimit : null),
    version: 1,
  }
}

function splitPair(pair: string): [string, string] {
  const equals = pair.indexOf('=')
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
}

function addPair(pairs: Record<string, string | null>, pair: string): Record<string, string | null> {
  const [key, value] = splitPair(pair)
  pairs[key] = pair.includes('=') ? value : null
  return pairs
}
