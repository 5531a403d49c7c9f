import { encode } from '../../../base/bytes'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { debianIndex } from '../dpkg/debian-index'
import { fetchBytes, HOST, hasLists, LISTS_LOCK, MAIN_LIST, reachMirror, sizeText, takeLock } from './archive'
import type { AptWishes } from './wishes'

/** The parts of the archive that a Debian image's sources name, with their sizes. */
const suites = [
  ['debian', 'bookworm', 151_000, 8_793_000],
  ['debian', 'bookworm-updates', 55_400, 756],
  ['debian-security', 'bookworm-security', 48_000, 263_000],
] as const

const uri = (archive: string): string => `http://${HOST}/${archive}`

/** apt-get update: brings the lists, or says why not. */
export function* updateLists(
  process: Process,
  _: readonly string[],
  { quiet, isApt }: AptWishes,
): Blocking<number> {
  const { sys, stdout, stderr } = process
  yield* takeLock(process, LISTS_LOCK)
  const say = function* (text: string): Blocking<void> {
    if (quiet < 2) yield* stdout.write(text)
  }
  const problem = yield* reachMirror(process)
  if (problem !== undefined) {
    for (const [index, [archive, suite]] of suites.entries())
      yield* say(`Err:${index + 1} ${uri(archive)} ${suite} InRelease\n  ${problem}\n`)
    yield* say('Reading package lists...\n')
    for (const [archive, suite] of suites)
      yield* stderr.write(`W: Failed to fetch ${uri(archive)}/dists/${suite}/InRelease  ${problem}\n`)
    yield* stderr.write(
      'W: Some index files failed to download. They have been ignored, or old ones used instead.\n',
    )
    return 0
  }
  const isFirst = !hasLists(process)
  let [number, bytes] = [0, 0]
  for (const [archive, suite, release] of suites) {
    yield* say(
      `${isFirst ? 'Get' : 'Hit'}:${++number} ${uri(archive)} ${suite} InRelease${isFirst ? ` [${sizeText(release)}]` : ''}\n`,
    )
    bytes += release
  }
  if (isFirst) {
    for (const [archive, suite, , size] of suites) {
      yield* say(`Get:${++number} ${uri(archive)} ${suite}/main amd64 Packages [${sizeText(size)}]\n`)
      bytes += size
    }
    const line = yield* fetchBytes(process, bytes)
    yield* say(line)
    const fd = yield* sys.open(MAIN_LIST, { access: 'write', create: true, truncate: true }, 0o644)
    yield* sys.write(fd, encode(listText()))
    sys.close(fd)
  }
  const done = sys.isatty(stdout.fd) ? ' Done' : ''
  yield* say(`Reading package lists...${done}\n`)
  if (isApt)
    yield* say(
      `Building dependency tree...${done}\nReading state information...${done}\nAll packages are up to date.\n`,
    )
  return 0
}

const listText = (): string =>
  [...debianIndex.values()]
    .map(
      ({ name, version, installedSize, section, size, depends, summary }) =>
        `Package: ${name}\nVersion: ${version}\nInstalled-Size: ${installedSize}\nArchitecture: amd64\n${depends.length > 0 ? `Depends: ${depends.join(', ')}\n` : ''}Description: ${summary}\nSection: ${section}\nSize: ${size}\n\n`,
    )
    .join('')
