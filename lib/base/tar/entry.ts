/** What a member of an archive is, in the order of the type flags `0` to `6` (tar(5)). */
export const tarTypes = ['file', 'hard-link', 'symlink', 'character', 'block', 'directory', 'fifo'] as const

export type TarType = (typeof tarTypes)[number]

/** A member's header; directories' paths end without a slash. */
export interface TarHeader {
  readonly path: string
  readonly type: TarType
  /** permission bits: 0 to 0o7777 */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** bytes that follow; 0 for all but files */
  readonly size: number
  /** seconds since 1970; fractions are kept where the format can */
  readonly mtime: number
  /** of hard and symbolic links */
  readonly target?: string
  readonly rdev?: { readonly major: number; readonly minor: number }
  readonly userName?: string
  readonly groupName?: string
}

export interface TarEntry extends TarHeader {
  readonly content: Uint8Array
}

export const BLOCK = 512
