import { readTar, TarError } from '../../../../base/tar/read'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { linkTarget, localDestination, localPath, placement, splitPath } from '../../archive/paths'
import { unpackHere } from '../../archive/unpack'
import type { Cli } from '../../cli'
import { CommandError } from '../../error'
import { exists } from '../../files'
import type { CopyOptions } from './copy-in'
import { isDirectoryMode, isSymlinkMode, parsePathStat, pathStat } from './path-stat'

/** `docker cp CONTAINER:PATH DESTINATION`: as {@link copyIn}; undefined when the archive itself was printed. @throws CommandError */
export function* copyOut(
  cli: Cli,
  container: string,
  path: string,
  destination: string,
  { archive, followLink }: CopyOptions,
): Blocking<{ readonly size: number; readonly to: string } | undefined> {
  const { sys } = cli
  const to = destination === '-' ? '-' : localPath(sys, destination)
  if (to !== '-') {
    const { directory } = splitPath(to.replace(/\/\.?$/, ''))
    if (!exists(sys, directory))
      throw new CommandError(`invalid output path: directory "${directory}" does not exist`)
  }
  const client = yield* cli.client()
  let [from, name]: [string, string | undefined] = [path, undefined]
  if (followLink) {
    const stat = yield* pathStat(client, container, path)
    if (isSymlinkMode(stat.mode)) {
      from = linkTarget(path, stat.linkTarget)
      name = splitPath(path).base
    }
  }
  const { headers, body } = yield* client.send(
    'containerArchive',
    { name: container },
    { query: { path: from } },
  )
  if (to === '-') {
    for (let bytes = yield* body.read(); bytes; bytes = yield* body.read()) yield* cli.print(bytes)
    return undefined
  }
  const content = yield* body.readAll()
  const isDirectory = isDirectoryMode(parsePathStat(headers).mode)
  const source = { path: from, exists: true, isDirectory, ...(name !== undefined && { name }) }
  const place = placement(source, localDestination(sys, to))
  const base = splitPath(from).base
  const rename = (one: string) => one.replace(base === '/' ? '' : base, () => place.name)
  try {
    const entries = readTar(content).map((entry) => ({
      ...entry,
      path: rename(entry.path),
      ...(entry.type === 'hard-link' && { target: rename(entry.target ?? '') }),
    }))
    yield* unpackHere(sys, place.directory, entries, archive)
  } catch (error) {
    throw error instanceof TarError ? new CommandError(error.message) : error
  }
  return { size: content.length, to }
}
