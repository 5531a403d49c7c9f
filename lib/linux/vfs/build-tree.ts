import type { Nanoseconds } from '../../base/clock'
import { BLOCK_SIZE } from './contents'
import type { DeviceNumber } from './device-number'
import type { FileType } from './stat'
import type { InitialContent, TreeDescription, TreeFile } from './tree'
import { directory, file } from './tree'

/** A file of a compiled tree: never changes, so any number of file systems and machines may begin from it. */
export interface TreeNode {
  readonly type: FileType
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly mtime: Nanoseconds
  /** position in the tree, from which inode numbers follow */
  readonly index: number
  readonly nlink: number
  readonly children?: ReadonlyMap<string, TreeNode>
  readonly content?: InitialContent
  readonly target?: string
  readonly rdev?: DeviceNumber
}

/** What file systems are filled with: a directory and all below it. */
export interface Tree {
  readonly root: TreeNode
  /** inodes, the root included */
  readonly count: number
  /** 4096-byte blocks its files and directories take on a disk */
  readonly blocks: number
}

type Draft = { -readonly [Key in keyof Omit<TreeNode, 'children'>]: TreeNode[Key] } & {
  children?: Map<string, Draft>
}

/**
 * Compiles a description, later ones overriding earlier ones. Missing parent directories are made; a path below a
 * described symbolic link goes where the link points. Contents are not touched until someone reads them.
 */
export function buildTree(
  descriptions: TreeDescription | readonly TreeDescription[],
  { mtime = 0 }: { readonly mtime?: Nanoseconds } = {},
): Tree {
  const builder = new Builder(mtime)
  const list: readonly TreeDescription[] = Array.isArray(descriptions) ? descriptions : [descriptions]
  // Links must be there before what lies behind them.
  const passes: Record<Pass, [path: string, entry: TreeFile][]> = {
    directory: [],
    symlink: [],
    other: [],
    'hard-link': [],
  }
  for (const [path, entry] of Object.entries<TreeDescription[string]>(Object.assign({}, ...list))) {
    const described = typeof entry === 'string' || entry instanceof Uint8Array ? file(entry) : entry
    passes[passOf(described)].push([path, described])
  }
  for (const pass of Object.values(passes)) for (const [path, entry] of pass) builder.add(path, entry)
  return new CompiledTree(builder.root, builder.count)
}

type Pass = 'directory' | 'symlink' | 'other' | 'hard-link'

function passOf({ type }: TreeFile): Pass {
  return type === 'directory' || type === 'symlink' || type === 'hard-link' ? type : 'other'
}

class CompiledTree implements Tree {
  #blocks: number | undefined

  constructor(
    readonly root: TreeNode,
    readonly count: number,
  ) {}

  get blocks(): number {
    this.#blocks ??= countBlocks(this.root, new Set())
    return this.#blocks
  }
}

function countBlocks(node: TreeNode, seen: Set<TreeNode>): number {
  if (seen.has(node)) return 0
  seen.add(node)
  if (node.content) return Math.ceil((node.content.size ?? node.content.bytes().length) / BLOCK_SIZE)
  let blocks = node.children ? 1 : 0
  for (const child of node.children?.values() ?? []) blocks += countBlocks(child, seen)
  return blocks
}

class Builder {
  count = 0
  readonly root: Draft
  readonly #directories = new Map<string, Draft>()

  constructor(readonly mtime: Nanoseconds) {
    this.root = this.#draft(directory(), 'directory')
  }

  add(path: string, entry: TreeFile): void {
    const { parent, name } = this.#place(path)
    if (name === '') {
      Object.assign(this.root, attributes(entry))
      return
    }
    const existing = parent.children?.get(name)
    if (entry.type === 'directory' && existing?.type === 'directory') {
      Object.assign(existing, attributes(entry))
      return
    }
    if (existing) throw new Error(`${path} is described twice`)
    parent.children?.set(name, this.#entry(path, entry))
    if (entry.type === 'directory') parent.nlink++
  }

  #entry(path: string, entry: TreeFile): Draft {
    if (entry.type !== 'hard-link') return this.#draft(entry, entry.type)
    const { parent, name } = this.#place(entry.target ?? '')
    const target = parent.children?.get(name)
    if (!target || target.type === 'directory')
      throw new Error(`${path} links to ${entry.target}, which is no file`)
    target.nlink++
    return target
  }

  #draft({ mode = 0o644, uid = 0, gid = 0, mtime = this.mtime, ...rest }: TreeFile, type: FileType): Draft {
    const draft: Draft = { type, mode, uid, gid, mtime, index: this.count++, nlink: 1 }
    if (type === 'directory') {
      draft.children = new Map()
      draft.nlink = 2
    }
    if (rest.content) draft.content = rest.content
    if (rest.target !== undefined) draft.target = rest.target
    if (rest.rdev) draft.rdev = rest.rdev
    return draft
  }

  /** Where a path goes: the directories on the way are made, those of one description mostly the same ones. */
  #place(path: string): { readonly parent: Draft; readonly name: string } {
    const end = path.lastIndexOf('/')
    const prefix = path.slice(0, Math.max(end, 0))
    let parent = this.#directories.get(prefix)
    if (!parent) {
      parent = this.#directoryAt(prefix.split('/').filter(Boolean))
      this.#directories.set(prefix, parent)
    }
    return { parent, name: path.slice(end + 1) }
  }

  #directoryAt(names: readonly string[], links = 0): Draft {
    let current = this.root
    for (const [index, name] of names.entries()) {
      let child = current.children?.get(name)
      if (child?.type === 'symlink' && child.target !== undefined && links < 40) {
        const base = child.target.startsWith('/') ? [] : names.slice(0, index)
        const target = child.target.split('/').filter((part) => part && part !== '.')
        child = this.#directoryAt(collapse([...base, ...target]), links + 1)
      }
      if (!child) {
        child = this.#draft(directory(), 'directory')
        current.children?.set(name, child)
        current.nlink++
      }
      if (child.type !== 'directory') throw new Error(`/${names.join('/')} lies below a file`)
      current = child
    }
    return current
  }
}

function collapse(names: readonly string[]): string[] {
  const result: string[] = []
  for (const name of names) {
    if (name === '..') result.pop()
    else result.push(name)
  }
  return result
}

function attributes({ mode, uid, gid, mtime }: TreeFile): Partial<Draft> {
  return {
    ...(mode !== undefined && { mode }),
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
    ...(mtime !== undefined && { mtime }),
  }
}
