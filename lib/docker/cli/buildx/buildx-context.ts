import { EMPTY } from '../../../base/bytes'
import type { TarEntry } from '../../../base/tar/entry'
import { readTar, TarError } from '../../../base/tar/read'
import { writeTar } from '../../../base/tar/write'
import { isErrno } from '../../../linux/kernel/errno'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { collectContext, readIgnores } from '../build/local-context'
import type { Cli } from '../cli'
import { CommandError, messageOf } from '../error'
import { absolutePath, readFile } from '../files'
import { quote } from '../go/quote'

/** What a build by BuildKit begins with. */
export interface BuildxContext {
  readonly archive: Uint8Array
  readonly dockerfile: string
  /** what the daemon remembers this context by */
  readonly sharedKey: string
}

const unprepared = (reason: string): CommandError => new CommandError(`unable to prepare context: ${reason}`)

/** Gathers what a build needs from this machine. @throws CommandError */
export function* buildxContext(cli: Cli, source: string, file: string): Blocking<BuildxContext> {
  const { sys, process } = cli
  if (/^(https?|git|ssh):\/\/|^git@/.test(source))
    throw new CommandError('docker: building from a repository is not simulated here', 125)
  if (source === '-') {
    const input = yield* process.stdin.readAll()
    const members = archiveMembers(input)
    const entries = members ?? [member(cli, 'Dockerfile', input)]
    return { archive: writeTar(entries), dockerfile: file || 'Dockerfile', sharedKey: '-' }
  }
  const root = absolutePath(sys, source)
  try {
    sys.stat(root)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw unprepared(`path ${quote(source)} not found`)
  }
  const own = file !== '' && file !== '-'
  const place = own ? absolutePath(sys, file) : `${root}/Dockerfile`
  const within = place.startsWith(root === '/' ? '/' : `${root}/`)
    ? place.slice(root === '/' ? 1 : root.length + 1)
    : ''
  const dockerfile = within || 'Dockerfile'
  try {
    const ignores = yield* readIgnores(sys, root, dockerfile)
    const entries = yield* collectContext(sys, root, ignores)
    if (file === '-') return withDockerfile(cli, entries, yield* process.stdin.readAll(), root)
    if (within === '') return withDockerfile(cli, entries, (yield* readFile(sys, place)) ?? EMPTY, root)
    return { archive: writeTar(entries), dockerfile, sharedKey: root }
  } catch (error) {
    throw new CommandError(messageOf(error))
  }
}

function withDockerfile(
  cli: Cli,
  entries: readonly TarEntry[],
  content: Uint8Array,
  root: string,
): BuildxContext {
  const others = entries.filter(({ path }) => path !== 'Dockerfile')
  return {
    archive: writeTar([...others, member(cli, 'Dockerfile', content)]),
    dockerfile: 'Dockerfile',
    sharedKey: root,
  }
}

function member({ sys }: Cli, path: string, content: Uint8Array): TarEntry {
  const mtime = sys.realtime().seconds
  return { path, type: 'file', mode: 0o644, uid: 0, gid: 0, size: content.length, mtime, content }
}

function archiveMembers(input: Uint8Array): TarEntry[] | undefined {
  try {
    return input.length >= 512 ? readTar(input) : undefined
  } catch (error) {
    if (error instanceof TarError) return undefined
    throw error
  }
}
