import type { Nanoseconds } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Stat } from '../../../vfs/stat'
import { dirName, joinPath } from '../../support/files'
import type { Identities } from '../../support/identity'
import { fullMode, modeString } from '../../support/mode'
import { quoteName } from '../../support/quote'
import { strftime } from '../../support/strftime'

const typeNames: Readonly<Record<Stat['type'], string>> = {
  file: 'regular file',
  directory: 'directory',
  symlink: 'symbolic link',
  fifo: 'fifo',
  socket: 'socket',
  character: 'character special file',
  block: 'block special file',
}

const typeName = ({ type, size }: Stat): string =>
  type === 'file' && size === 0 ? 'regular empty file' : typeNames[type]

/** The numbers stat(2) packs into one device number (makedev(3)). */
const major = (dev: number): number => Math.floor(dev / 256) & 0xfff
const minor = (dev: number): number => dev & 0xff

/** The directives of `stat -c`. */
export function fileDirective(
  process: Process,
  path: string,
  stat: Stat,
  names: Identities,
): (directive: string) => string | undefined {
  const moment = (time: Nanoseconds): string =>
    strftime('%Y-%m-%d %H:%M:%S.%N %z', process.sys.realtime(time))
  const seconds = (time: Nanoseconds): string => String(process.sys.realtime(time).seconds)
  const hex = (number: number): string => number.toString(16)
  const values: Readonly<Record<string, () => string>> = {
    a: () => stat.mode.toString(8),
    A: () => modeString(stat),
    b: () => String(stat.blocks),
    B: () => '512',
    C: () => '?',
    d: () => String(stat.dev),
    D: () => hex(stat.dev),
    Hd: () => String(major(stat.dev)),
    Ld: () => String(minor(stat.dev)),
    f: () => hex(fullMode(stat)),
    F: () => typeName(stat),
    g: () => String(stat.gid),
    G: () => names.groupById(stat.gid)?.name ?? 'UNKNOWN',
    h: () => String(stat.nlink),
    i: () => String(stat.ino),
    m: () => mountPoint(process, path),
    n: () => path,
    N: () =>
      stat.type === 'symlink'
        ? `${quoteName(process, path)} -> ${quoteName(process, process.sys.readlink(path))}`
        : quoteName(process, path),
    o: () => '4096',
    s: () => String(stat.size),
    r: () => String((stat.rdev?.major ?? 0) * 256 + (stat.rdev?.minor ?? 0)),
    R: () => hex((stat.rdev?.major ?? 0) * 256 + (stat.rdev?.minor ?? 0)),
    t: () => hex(stat.rdev?.major ?? 0),
    T: () => hex(stat.rdev?.minor ?? 0),
    Hr: () => String(stat.rdev?.major ?? 0),
    Lr: () => String(stat.rdev?.minor ?? 0),
    u: () => String(stat.uid),
    U: () => names.userById(stat.uid)?.name ?? 'UNKNOWN',
    // The simulated file systems keep no birth time.
    w: () => '-',
    W: () => '0',
    x: () => moment(stat.atime),
    X: () => seconds(stat.atime),
    y: () => moment(stat.mtime),
    Y: () => seconds(stat.mtime),
    z: () => moment(stat.ctime),
    Z: () => seconds(stat.ctime),
  }
  return (directive) => values[directive]?.()
}

/** The topmost directory above a path that is on the same file system. */
function mountPoint({ sys }: Process, path: string): string {
  const start = sys.stat(path)
  let at = start.type === 'directory' ? path : dirName(path)
  for (;;) {
    const here = sys.stat(at)
    const above = sys.stat(joinPath(at, '..'))
    if (above.dev !== here.dev || above.ino === here.ino) break
    at = joinPath(at, '..')
  }
  const before = sys.getcwd()
  try {
    sys.chdir(at)
    return sys.getcwd()
  } catch (error) {
    if (!isErrno(error)) throw error
    return at
  } finally {
    sys.chdir(before)
  }
}

/** Magic numbers of statfs(2) by the type's name. */
const magic: Readonly<Record<string, { number: string; name: string }>> = {
  ext4: { number: 'ef53', name: 'ext2/ext3' },
  tmpfs: { number: '1021994', name: 'tmpfs' },
  overlay: { number: '794c7630', name: 'overlayfs' },
  proc: { number: '9fa0', name: 'proc' },
  sysfs: { number: '62656572', name: 'sysfs' },
  cgroup2: { number: '63677270', name: 'cgroup2fs' },
  devpts: { number: '1cd1', name: 'devpts' },
  devtmpfs: { number: '1021994', name: 'tmpfs' },
  mqueue: { number: '19800202', name: 'mqueue' },
  nsfs: { number: '6e736673', name: 'nsfs' },
}

/** The directives of `stat -f -c`. */
export function fileSystemDirective(
  { sys }: Process,
  path: string,
): (directive: string) => string | undefined {
  const { type, blockSize, blocks, free, files, filesFree } = sys.statfs(path)
  const known = magic[type]
  const values: Readonly<Record<string, string>> = {
    a: String(free),
    b: String(blocks),
    c: String(files),
    d: String(filesFree),
    f: String(free),
    i: sys.stat(path).dev.toString(16),
    l: '255',
    n: path,
    s: String(blockSize),
    S: String(blockSize),
    t: known?.number ?? '0',
    T: known?.name ?? `UNKNOWN (0x${known?.number ?? '0'})`,
  }
  return (directive) => values[directive]
}
