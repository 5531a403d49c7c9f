import { concat } from '../../../../base/bytes'
import { packTree } from '../../../../linux/archive/pack'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { type CopyEnd, linkTarget, localPath, localSource, placement } from '../../archive/paths'
import type { Cli } from '../../cli'
import type { Client } from '../../client/client'
import { CommandError, DaemonError } from '../../error'
import { isDirectoryMode, isSymlinkMode, pathStat } from './path-stat'

export interface CopyOptions {
  readonly archive: boolean
  readonly followLink: boolean
}

/** `docker cp SOURCE CONTAINER:PATH`: how many bytes the archive had, and where it went. @throws CommandError */
export function* copyIn(
  cli: Cli,
  source: string,
  container: string,
  path: string,
  { archive, followLink }: CopyOptions,
): Blocking<{ readonly size: number; readonly to: string }> {
  const client = yield* cli.client()
  const destination = yield* containerDestination(client, container, path)
  let content: Uint8Array
  let directory = destination.path
  if (source === '-') {
    if (!destination.isDirectory)
      throw new CommandError(`destination "${container}:${path}" must be a directory`)
    content = yield* cli.process.stdin.readAll()
  } else {
    const from = localSource(cli.sys, localPath(cli.sys, source), followLink)
    const place = placement(from, destination)
    directory = place.directory
    content = yield* pack(cli, from.path, place.name)
  }
  const query = { path: directory, noOverwriteDirNonDir: 'true', copyUIDGID: archive ? 'true' : undefined }
  yield* client.order('containerPutArchive', { name: container }, { query, content })
  return { size: content.length, to: `${container}:${destination.path}` }
}

/** What is at the destination, a link followed once; whatever goes wrong here is for the daemon to say. */
function* containerDestination(client: Client, container: string, path: string): Blocking<CopyEnd> {
  let place = path
  try {
    let stat = yield* pathStat(client, container, place)
    if (isSymlinkMode(stat.mode)) {
      place = linkTarget(place, stat.linkTarget)
      stat = yield* pathStat(client, container, place)
    }
    return { path: place, exists: true, isDirectory: isDirectoryMode(stat.mode) }
  } catch (error) {
    if (!(error instanceof DaemonError || error instanceof CommandError)) throw error
    return { path: place, exists: false, isDirectory: false }
  }
}

function* pack(cli: Cli, path: string, name: string): Blocking<Uint8Array> {
  const parts: Uint8Array[] = []
  yield* packTree(cli.sys, path.replace(/\/\.$/, '') || '/', { name }, function* (bytes) {
    parts.push(bytes)
  })
  return concat(parts)
}
