import { sha256 as hash } from '@noble/hashes/sha2.js'
import { encode, toHex } from '../../../../base/bytes'
import { isErrno } from '../../../../linux/kernel/errno'
import type { Syscalls } from '../../../../linux/kernel/syscalls'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { readFile } from '../../files'
import { cleanPath } from '../../path'
import { scopedPath } from '../../runtime/scoped-path'

/** A file or directory that COPY or ADD takes. */
export interface SourceFile {
  /** where it really is */
  readonly place: string
  /** its name without directories */
  readonly name: string
  readonly isDirectory: boolean
}

/** What a source names: nothing, or every match of a pattern. `root` is the context's or stage's top directory. */
export function findSources(sys: Syscalls, root: string, path: string): SourceFile[] {
  const clean = cleanPath(`/${path}`)
  const places = /[*?[]/.test(clean)
    ? glob(sys, root, clean.split('/').filter(Boolean))
    : [scopedPath(sys, root, clean)]
  return places.flatMap((place) => {
    const type = typeOf(sys, place)
    if (type === undefined) return []
    return [
      {
        place,
        name: clean === '/' ? '' : (place.split('/').at(-1) ?? ''),
        isDirectory: type === 'directory',
      },
    ]
  })
}

function typeOf(sys: Syscalls, place: string): string | undefined {
  try {
    return sys.lstat(place).type
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}

function glob(sys: Syscalls, directory: string, parts: readonly string[]): string[] {
  const [part, ...rest] = parts
  if (part === undefined) return [directory]
  if (typeOf(sys, directory) !== 'directory') return []
  const pattern = globPattern(part)
  return sys
    .getdents(directory)
    .map(({ name }) => name)
    .filter((name) => pattern.test(name))
    .sort()
    .flatMap((name) => glob(sys, `${directory}/${name}`, rest))
}

/** One part of a path with `*`, `?` and `[…]` (Go filepath.Match). */
function globPattern(part: string): RegExp {
  const source = part.replace(
    /\\(.)|\[\^?[^\]]*\]|[*?]|[.+^${}()|\\/]/g,
    (match, escaped: string | undefined) => {
      if (escaped !== undefined) return `\\${escaped}`
      if (match === '*') return '[^/]*'
      if (match === '?') return '[^/]'
      return match.startsWith('[') ? match : `\\${match}`
    },
  )
  return new RegExp(`^${source}$`)
}

/** The digest of a source's names, modes and contents; times do not count (moby tarsum). */
export function* hashSource(sys: Syscalls, { place, name, isDirectory }: SourceFile): Blocking<string> {
  const sum = hash.create()
  const visit = function* (path: string, shown: string): Blocking<void> {
    const { type, mode, size } = sys.lstat(path)
    sum.update(
      encode(
        [shown, type, mode, type === 'file' ? size : 0, type === 'symlink' ? sys.readlink(path) : ''].join(
          '\t',
        ),
      ),
    )
    if (type === 'file') sum.update(yield* readFile(sys, path))
    if (type !== 'directory') return
    const names = sys.getdents(path).map((entry) => entry.name)
    for (const child of names.sort()) yield* visit(`${path}/${child}`, `${shown}/${child}`)
  }
  yield* visit(place, isDirectory ? '' : name)
  return toHex(sum.digest())
}
