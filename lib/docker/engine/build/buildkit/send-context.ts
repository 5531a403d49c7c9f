import type { Syscalls } from '../../../../linux/kernel/syscalls'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Instruction } from '../dockerfile/instruction'
import { findSources, hashSource } from '../files/source'
import type { Solve } from './snapshot'
import { shortSize, TRANSFER_END, transferSize } from './transfer-size'

/** Tells what of the context the client has to send: only files that COPY or ADD name, and of those only what is new. */
export function* sendContext(
  { engine, cache, context, progress }: Solve,
  sharedKey: string,
  instructions: readonly Instruction[],
): Blocking<void> {
  const { sys } = engine
  const copies = instructions.flatMap((one) =>
    (one.type === 'copy' || one.type === 'add') && !one.flags.has('from') ? [one] : [],
  )
  if (copies.some(({ heredocs }) => heredocs.length > 0))
    yield* progress.step('[internal] preparing inline document', function* () {})
  const sources = copies.flatMap(({ sources: paths }) => paths.filter((path) => !/^https?:/.test(path)))
  if (sources.length === 0) return
  yield* progress.step('[internal] load build context', function* (step) {
    const sent = cache.contexts.get(sharedKey) ?? new Map<string, string>()
    cache.contexts.set(sharedKey, sent)
    let bytes = TRANSFER_END
    const seen = new Set<string>()
    for (const place of sources
      .flatMap((path) => findSources(sys, context, path))
      .map(({ place: top }) => top)) {
      for (const path of below(sys, place)) {
        if (path === context || seen.has(path)) continue
        seen.add(path)
        const name = path.slice(context.length + 1)
        const { type, size } = sys.lstat(path)
        const isDirectory = type === 'directory'
        const digest = isDirectory ? '' : yield* hashSource(sys, { place: path, name, isDirectory })
        bytes += transferSize(
          name,
          isDirectory ? 0 : size,
          isDirectory,
          !isDirectory && sent.get(name) !== digest,
        )
        if (!isDirectory) sent.set(name, digest)
      }
    }
    yield* step.status(`transferring context: ${shortSize(bytes)}`)
  })
}

function below(sys: Syscalls, place: string): string[] {
  if (sys.lstat(place).type !== 'directory') return [place]
  const names = sys.getdents(place).map(({ name }) => name)
  return [place, ...names.sort().flatMap((name) => below(sys, `${place}/${name}`))]
}
