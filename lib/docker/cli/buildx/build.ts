import { decode, encode } from '../../../base/bytes'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Cli } from '../cli'
import { command, exactly } from '../command'
import { CommandError } from '../error'
import { readFile, writeFile } from '../files'
import { listOf, strings } from '../flag/collecting-types'
import { bytes, ulimit } from '../flag/resource-types'
import { bool, string } from '../flag/scalar-types'
import { validateExtraHost } from '../opts/address'
import { validateEnv, validateLabel } from '../opts/key-value'
import { parseReference } from '../opts/reference'
import { buildxContext } from './buildx-context'
import { watchBuild } from './watch-build'

const none = { support: 'none' } as const

/** `docker buildx build`, which `docker build` is where the plugin is there. */
export const build = command({
  use: '[OPTIONS] PATH | URL | -',
  summary: { en: 'Start a build', zh: '开始构建' },
  aliases: ['b'],
  forms: 'docker build, docker builder build, docker image build, docker buildx b',
  args: exactly(1),
  flags: {
    'add-host': { type: listOf(validateExtraHost), help: 'Put a line into /etc/hosts (HOST:IP)' },
    'build-arg': { type: listOf(validateEnv), help: 'Set a build argument' },
    'build-context': { type: strings, help: 'One more context (NAME=PATH)', ...none },
    builder: { type: string, help: 'Builder to use', ...none },
    'cache-from': { type: strings, help: 'Where cached results may come from', support: 'partial' },
    'cache-to': { type: strings, help: 'Where to put cached results', ...none },
    file: {
      type: string,
      short: 'f',
      help: 'The Dockerfile, when it is not PATH/Dockerfile',
      completes: 'file',
    },
    iidfile: { type: string, help: 'Write the image id to this file', completes: 'file' },
    label: { type: listOf(validateLabel), help: 'Attach a label' },
    load: { type: bool, help: 'Same as --output=type=docker' },
    network: { type: string, default: 'default', help: 'Network mode of RUN steps' },
    'no-cache': { type: bool, help: 'Do every step anew' },
    output: {
      type: listOf((text) => text),
      short: 'o',
      help: 'Where the result goes (type=local,dest=PATH)',
      support: 'partial',
    },
    platform: { type: strings, help: 'Platform to build for', support: 'partial' },
    progress: {
      type: string,
      default: 'auto',
      help: 'How progress is shown (auto, plain, tty, quiet, rawjson)',
    },
    provenance: { type: string, help: 'Attest how the image was made', ...none },
    pull: { type: bool, help: 'Look for newer base images' },
    push: { type: bool, help: 'Same as --output=type=registry', ...none },
    quiet: { type: bool, short: 'q', help: 'Print only the image id' },
    sbom: { type: string, help: 'Attest what the image holds', ...none },
    secret: { type: listOf((text) => text), help: 'Secret for RUN --mount (id=NAME,src=PATH)' },
    'shm-size': { type: bytes, help: 'Size of /dev/shm' },
    ssh: { type: strings, help: 'SSH agent for RUN --mount', ...none },
    tag: { type: strings, short: 't', help: 'Name of the image (NAME[:TAG])' },
    target: { type: string, help: 'Stage to stop at' },
    ulimit: { type: ulimit, help: 'Limit of a process (NAME=SOFT[:HARD])' },
  },
  completes: 'file',
  *run(cli, [source = ''], flags) {
    try {
      yield* runBuild(cli, source, flags)
    } catch (error) {
      if (!(error instanceof CommandError) || error.message === '') throw error
      throw new CommandError(`failed to build: ${error.message}`, error.status)
    }
  },
})

interface Flags {
  readonly 'add-host': readonly string[]
  readonly 'build-arg': readonly string[]
  readonly file: string
  readonly iidfile: string
  readonly label: readonly string[]
  readonly network: string
  readonly 'no-cache': boolean
  readonly output: readonly string[]
  readonly progress: string
  readonly pull: boolean
  readonly quiet: boolean
  readonly secret: readonly string[]
  readonly 'shm-size': number
  readonly tag: readonly string[]
  readonly target: string
}

function* runBuild(cli: Cli, source: string, flags: Flags): Blocking<void> {
  for (const tag of flags.tag) checkTag(tag)
  const { archive, dockerfile, sharedKey } = yield* buildxContext(cli, source, flags.file)
  const client = yield* cli.client()
  const destination = localOutput(flags.output)
  const query = {
    version: 2,
    dockerfile,
    remote: sharedKey,
    t: flags.tag,
    target: flags.target || undefined,
    buildargs: JSON.stringify(Object.fromEntries(flags['build-arg'].map((one) => splitArg(cli, one)))),
    labels: JSON.stringify(Object.fromEntries(flags.label.map(splitPair))),
    nocache: flags['no-cache'] || undefined,
    pull: flags.pull || undefined,
    networkmode: flags.network,
    extrahosts: flags['add-host'].length > 0 ? flags['add-host'].join(',') : undefined,
    shmsize: flags['shm-size'] || undefined,
    secrets: JSON.stringify(yield* secrets(cli, flags.secret)),
    outputs: destination === undefined ? undefined : 'local',
  }
  const headers = { 'content-type': 'application/x-tar' }
  const { body } = yield* client.send('build', {}, { query, content: archive, headers })
  const mode = flags.quiet ? 'quiet' : flags.progress
  const imageId = yield* watchBuild(cli, body, mode, destination)
  if (flags.quiet && imageId !== '') yield* cli.print(`${imageId}\n`)
  if (flags.iidfile !== '') yield* writeFile(cli.sys, flags.iidfile, encode(imageId))
}

function checkTag(tag: string): void {
  try {
    parseReference(tag)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const reason = /must be lowercase/.test(error.message)
      ? 'repository name must be lowercase'
      : error.message
    throw new CommandError(`invalid tag ${JSON.stringify(tag)}: ${reason}`)
  }
}

function splitPair(pair: string): [string, string] {
  const equals = pair.indexOf('=')
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
}

function splitArg({ process }: Cli, pair: string): [string, string | null] {
  return pair.includes('=') ? splitPair(pair) : [pair, process.env.get(pair) ?? null]
}

/** The directory of `-o DIR` or `type=local,dest=DIR`. */
function localOutput([output]: readonly string[]): string | undefined {
  if (output === undefined) return undefined
  if (!output.includes('=')) return output
  const options = new Map(output.split(',').map(splitPair))
  if (options.get('type') === 'local') return options.get('dest')
  if (options.get('type') === 'docker' || options.get('type') === 'image') return undefined
  throw new CommandError(`docker: --output type=${options.get('type') ?? ''} is not simulated here`, 125)
}

function* secrets(cli: Cli, specifications: readonly string[]): Blocking<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const specification of specifications) {
    const options = new Map(specification.split(',').map(splitPair))
    const id = options.get('id') ?? ''
    const variable = options.get('env') ?? (options.get('type') === 'env' ? id : undefined)
    if (variable !== undefined) found[id] = cli.process.env.get(variable) ?? ''
    else {
      const path = options.get('src') ?? options.get('source') ?? id
      const content = yield* readFile(cli.sys, path)
      if (!content) throw new CommandError(`failed to stat ${path}: stat ${path}: no such file or directory`)
      found[id] = decode(content)
    }
  }
  return found
}
