import { concat, encode, toHex } from '../../../../base/bytes'
import type { TarEntry } from '../../../../base/tar/entry'
import { readTar, TarError } from '../../../../base/tar/read'
import { tarHeader, tarPadding, writeTar } from '../../../../base/tar/write'
import { isErrno } from '../../../../linux/kernel/errno'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { collectContext, readIgnores } from '../../build/local-context'
import type { Cli } from '../../cli'
import { CommandError, messageOf } from '../../error'
import { absolutePath, goErrno } from '../../files'
import { quote } from '../../go/quote'

/** What is sent to the daemon. */
export interface LegacyContext {
  readonly archive: Uint8Array
  /** path of the Dockerfile within */
  readonly dockerfile: string
}

const unprepared = (reason: string): CommandError => new CommandError(`unable to prepare context: ${reason}`)

/** Gathers the context of a build by the old builder. @throws CommandError */
export function* legacyContext(cli: Cli, source: string, file: string): Blocking<LegacyContext> {
  if (/^(https?|git|ssh):\/\/|^git@|^github\.com\//.test(source)) throw cloneFailure(source)
  if (source === '-') {
    if (file === '-')
      throw new CommandError("invalid argument: can't use stdin for both build context and dockerfile")
    return yield* fromInput(cli, file)
  }
  return yield* fromDirectory(cli, source, file)
}

function cloneFailure(url: string): CommandError {
  const host = /^\w+:\/\/([^/]*)/.exec(url)?.[1] ?? url
  const address = /:\d+$/.test(host) ? host : `${host} port 443`
  const fatal = `fatal: unable to access '${url}/': Failed to connect to ${address} after 0 ms: Could not connect to server`
  return unprepared(
    `unable to 'git clone' to temporary context directory: error fetching: ${fatal}\n: exit status 128`,
  )
}

/** Standard input is an archive, or else a Dockerfile alone. */
function* fromInput(cli: Cli, file: string): Blocking<LegacyContext> {
  const input = yield* cli.process.stdin.readAll()
  const isGzip = input[0] === 0x1f && input[1] === 0x8b
  if (isGzip || isArchive(input)) return { archive: input, dockerfile: file || 'Dockerfile' }
  return { archive: writeTar([member(cli, 'Dockerfile', input)]), dockerfile: 'Dockerfile' }
}

function isArchive(input: Uint8Array): boolean {
  try {
    return readTar(input.subarray(0, 512)).length >= 0 && input.length >= 512
  } catch (error) {
    if (error instanceof TarError) return error.message === 'unexpected EOF' && input.length > 512
    throw error
  }
}

function member({ sys }: Cli, path: string, content: Uint8Array): TarEntry {
  const mtime = sys.realtime().seconds
  return { path, type: 'file', mode: 0o600, uid: 0, gid: 0, size: content.length, mtime, content }
}

function* fromDirectory(cli: Cli, source: string, file: string): Blocking<LegacyContext> {
  const { sys } = cli
  const root = absolutePath(sys, source)
  let isDirectory: boolean
  try {
    isDirectory = sys.stat(root).type === 'directory'
  } catch (error) {
    if (!isErrno(error)) throw error
    throw unprepared(`path ${quote(source)} not found`)
  }
  if (!isDirectory) throw unprepared(`context must be a directory: ${root}`)
  const dockerfile = file === '-' ? '' : dockerfileWithin(cli, root, file)
  const ignores = yield* readIgnores(sys, root, dockerfile || 'Dockerfile')
  try {
    const entries = yield* collectContext(sys, root, ignores)
    return file === '-' ? yield* withInputFile(cli, entries) : { archive: writeTar(entries), dockerfile }
  } catch (error) {
    throw new CommandError(messageOf(error))
  }
}

function dockerfileWithin({ sys }: Cli, root: string, file: string): string {
  const place = file === '' ? `${root}/Dockerfile` : absolutePath(sys, file)
  try {
    sys.lstat(place)
  } catch (error) {
    if (!isErrno(error)) throw error
    const reason = `lstat ${place}: ${goErrno(error.message)}`
    throw unprepared(`unable to evaluate symlinks in Dockerfile path: ${reason}`)
  }
  const prefix = root === '/' ? '/' : `${root}/`
  if (!place.startsWith(prefix))
    throw unprepared(`the Dockerfile (${place}) must be within the build context`)
  return place.slice(prefix.length)
}

/** With `-f -` the Dockerfile goes in under a made-up name, which .dockerignore then hides from the build itself. */
function* withInputFile(cli: Cli, entries: readonly TarEntry[]): Blocking<LegacyContext> {
  const name = `.dockerfile.${toHex(cli.sys.getrandom(10))}`
  const content = yield* cli.process.stdin.readAll()
  const ignoring = entries.find(({ path }) => path === '.dockerignore')
  const ignored = concat([ignoring?.content ?? encode('.dockerignore'), encode(`\n${name}\n`)])
  const others = entries.filter((entry) => entry !== ignoring)
  const all = [...others, member(cli, name, content), member(cli, '.dockerignore', ignored)]
  const blocks = all.flatMap((entry) => [tarHeader(entry), entry.content, tarPadding(entry.size)])
  // The real client leaves this archive's end away.
  return { archive: concat(blocks.slice(0, -1)), dockerfile: name }
}
