import { isErrno } from '../../../../linux/kernel/errno'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Mount } from '../../../api/types/mount'
import { sha256 } from '../../../registry/digest'
import { destroyContainer } from '../../container/remove'
import { EngineError } from '../../error'
import { mkdirAll, removeAll, writeFile } from '../../files'
import type { StoredLayer } from '../../layer/layer-store'
import { flagText } from '../dockerfile/flags'
import type { InstructionOf } from '../dockerfile/instruction'
import { DEFAULT_SHELL, type RunConfig, resolveCommand } from '../run-config'
import { createStepContainer, runStepContainer } from '../step-container'
import { aside } from './aside'
import type { Step } from './progress'
import type { Snapshot, Solve } from './snapshot'

const CACHES = '/var/lib/docker/buildkit/mounts'

type Run = InstructionOf<'run'>

/** The words RUN executes: a here-document is the shell's script, or its input. */
export function runWords({ command, heredocs }: Run, shell: readonly string[] | undefined): string[] {
  const [first] = heredocs
  if (!first) return resolveCommand(command, shell)
  const [line = ''] = command.words
  if (line === `<<${first.name}` || /^<<-?["']?\w+["']?$/.test(line))
    return [...(shell ?? DEFAULT_SHELL), first.content]
  const bodies = heredocs.map(({ content, name }) => `${content}${name}`)
  return [...(shell ?? DEFAULT_SHELL), [line, ...bodies].join('\n')]
}

/** Does a RUN on top of a snapshot; the layer it has written. @throws EngineError */
export function* executeRun(
  solve: Solve,
  before: Snapshot,
  config: RunConfig,
  run: Run,
  words: readonly string[],
  step: Step,
): Blocking<StoredLayer> {
  const { sys } = solve.engine
  const hidden = aside(solve.engine, before.layer)
  const temporary = `/var/lib/docker/tmp/buildkit-${sha256(before.key + sys.now()).slice(7, 19)}`
  const mounts = yield* stepMounts(solve, run, temporary)
  const network = flagText(run.flags, 'network')
  const host = {
    ...solve.request.host,
    Mounts: mounts,
    ...(network !== '' && network !== 'default' && { NetworkMode: network }),
  }
  const settings = { ...config, Cmd: words, Entrypoint: [''], Volumes: undefined, Healthcheck: undefined }
  const container = yield* createStepContainer(hidden.engine, hidden.image, settings, host)
  try {
    let pending = ''
    const status = yield* runStepContainer(hidden.engine, container, solve.client, function* (_, text) {
      const end = (pending + text).lastIndexOf('\n') + 1
      const whole = (pending + text).slice(0, end)
      pending = (pending + text).slice(end)
      if (whole !== '') yield* step.log(whole)
    })
    if (pending !== '') yield* step.log(`${pending}\n`)
    if (status !== 0) throw failure(words, status)
    const { layerStore } = solve.engine
    dropMountPoints(solve, layerStore.upperDirectory(container.layer), mounts)
    return yield* layerStore.commit(container.layer, { moves: true })
  } catch (error) {
    throw error instanceof EngineError && /executable file not found|no such file/.test(error.message)
      ? failure(words, 127)
      : error
  } finally {
    yield* destroyContainer(hidden.engine, container, { removeVolumes: true })
    removeAll(sys, temporary)
  }
}

function failure(words: readonly string[], status: number): EngineError {
  return new EngineError(
    'System',
    `process ${JSON.stringify(words.join(' '))} did not complete successfully: exit code: ${status}`,
  )
}

/** What was only made to mount something on leaves no trace in the layer. */
function dropMountPoints({ engine: { sys } }: Solve, upper: string, mounts: readonly Mount[]): void {
  for (const { Target = '' } of mounts) {
    const parts = Target.split('/').filter(Boolean)
    for (let count = parts.length; count > 0; count--) {
      const place = `${upper}/${parts.slice(0, count).join('/')}`
      try {
        const { type, size } = sys.lstat(place)
        if (type === 'directory') sys.rmdir(place)
        else if (type === 'file' && size === 0) sys.unlink(place)
      } catch (error) {
        if (isErrno(error)) break
        throw error
      }
    }
  }
}

function* stepMounts(solve: Solve, { flags }: Run, temporary: string): Blocking<Mount[]> {
  const mounts: Mount[] = []
  for (const text of flags.get('mount') ?? []) {
    const options = new Map(
      text.split(',').map((pair) => {
        const equals = pair.indexOf('=')
        return equals < 0
          ? ([pair, 'true'] as const)
          : ([pair.slice(0, equals), pair.slice(equals + 1)] as const)
      }),
    )
    const mount = yield* stepMount(solve, options, `${temporary}-${mounts.length}`)
    if (mount) mounts.push(mount)
  }
  return mounts
}

function* stepMount(
  { engine: { sys }, cache, context, secrets }: Solve,
  options: ReadonlyMap<string, string>,
  temporary: string,
): Blocking<Mount | undefined> {
  const type = options.get('type') ?? 'bind'
  const target = options.get('target') ?? options.get('dst') ?? options.get('destination') ?? ''
  const isReadOnly = options.has('readonly') || options.has('ro')
  if (type === 'tmpfs') return { Type: 'tmpfs', Target: target }
  if (type === 'cache') {
    const id = options.get('id') ?? target
    const place = `${CACHES}/${sha256(id).slice('sha256:'.length)}`
    mkdirAll(sys, place)
    cache.mounts.add(place)
    return { Type: 'bind', Source: place, Target: target, ReadOnly: isReadOnly }
  }
  if (type === 'secret') {
    const id = options.get('id') ?? target.split('/').at(-1) ?? ''
    const content = secrets[id]
    if (content === undefined) {
      if (options.get('required') !== 'true') return undefined
      throw new EngineError('System', `secret ${id}: not found`)
    }
    mkdirAll(sys, temporary, 0o700)
    yield* writeFile(sys, `${temporary}/secret`, content, 0o400)
    return {
      Type: 'bind',
      Source: `${temporary}/secret`,
      Target: target || `/run/secrets/${id}`,
      ReadOnly: true,
    }
  }
  if (type === 'bind' && !options.has('from')) {
    const source = options.get('source') ?? options.get('src') ?? ''
    return {
      Type: 'bind',
      Source: `${context}/${source}`.replace(/\/+$/, ''),
      Target: target,
      ReadOnly: !options.has('rw'),
    }
  }
  throw new EngineError('NotImplemented', `RUN --mount=type=${type} of another stage is not simulated here`)
}
