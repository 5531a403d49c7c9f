import { encode } from '../../base/bytes'
import type { Nanoseconds } from '../../base/clock'
import type { DeviceNumber } from './device-number'
import { executableBytes } from './executable'
import type { FileType } from './stat'

/** Owner, mode and time of a described file; 0:0, the usual mode and the tree's own time when left out. */
export interface TreeAttributes {
  readonly mode?: number
  readonly uid?: number
  readonly gid?: number
  readonly mtime?: Nanoseconds
}

/** The bytes a file begins with; zeros follow up to `size`. */
export interface InitialContent {
  bytes(): Uint8Array
  /** bytes; the length of {@link bytes} when left out */
  readonly size?: number | undefined
}

/** Text that becomes bytes when it is first read. */
class TextContent implements InitialContent {
  #bytes: Uint8Array | undefined

  constructor(
    private readonly text: string,
    readonly size: number | undefined,
  ) {}

  bytes(): Uint8Array {
    this.#bytes ??= encode(this.text)
    return this.#bytes
  }
}

class ByteContent implements InitialContent {
  constructor(
    private readonly content: Uint8Array,
    readonly size: number | undefined,
  ) {}

  bytes(): Uint8Array {
    return this.content
  }
}

class ExecutableContent implements InitialContent {
  constructor(
    private readonly program: string,
    readonly size: number,
  ) {}

  bytes(): Uint8Array {
    return executableBytes(this.program)
  }
}

/** A described file that is more than its text. */
export interface TreeFile extends TreeAttributes {
  readonly type: FileType | 'hard-link'
  readonly content?: InitialContent
  readonly target?: string
  readonly rdev?: DeviceNumber
}

/** Absolute paths and what is there; text and bytes stand for regular files of mode 0644. */
export type TreeDescription = Readonly<Record<string, string | Uint8Array | TreeFile>>

/** A regular file; with a `size`, zeros fill it up. */
export function file(
  content: string | Uint8Array,
  { size, ...attributes }: TreeAttributes & { readonly size?: number } = {},
): TreeFile {
  const initial =
    typeof content === 'string' ? new TextContent(content, size) : new ByteContent(content, size)
  return { type: 'file', content: initial, ...attributes }
}

/** A file of mode 0755 that runs a program, as large as the real one. */
export function executable(program: string, size: number, attributes: TreeAttributes = {}): TreeFile {
  return { type: 'file', mode: 0o755, content: new ExecutableContent(program, size), ...attributes }
}

export function directory(mode = 0o755, attributes: TreeAttributes = {}): TreeFile {
  return { type: 'directory', mode, ...attributes }
}

export function symlink(target: string, attributes: TreeAttributes = {}): TreeFile {
  return { type: 'symlink', mode: 0o777, target, ...attributes }
}

/** Another name of the file described at `target` (an absolute path). */
export function hardLink(target: string): TreeFile {
  return { type: 'hard-link', target }
}

export function character(
  major: number,
  minor: number,
  mode = 0o666,
  attributes: TreeAttributes = {},
): TreeFile {
  return { type: 'character', mode, rdev: { major, minor }, ...attributes }
}

/** Hides a name of the layers below, in an image layer. */
export function whiteout(): TreeFile {
  return character(0, 0, 0)
}
