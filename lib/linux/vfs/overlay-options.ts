import { Errno } from '../kernel/errno'
import type { Inode } from './inode'
import { Overlay } from './overlay'
import type { Path } from './path'
import type { Vfs } from './vfs'
import { resolve, type Walker } from './walk'

/** What mount(8)'s `-o lowerdir=…:…,upperdir=…,workdir=…` asks for. @throws EINVAL, ENOENT, ENOTDIR, EROFS */
export function mountOverlay(vfs: Vfs, walker: Walker, data: string): Overlay {
  const { lowerdir, upperdir, workdir } = parse(data)
  if (lowerdir === undefined || (upperdir === undefined) !== (workdir === undefined))
    throw new Errno('EINVAL')
  const lower = split(lowerdir).map((path) => directoryAt(walker, path).dentry.inode)
  if (upperdir === undefined || workdir === undefined) {
    if (lower.length < 2) throw new Errno('EINVAL')
    return new Overlay(vfs, { lower, options: `lowerdir=${lowerdir}` })
  }
  const upper = directoryAt(walker, unescaped(upperdir))
  const work = directoryAt(walker, unescaped(workdir))
  requireSeparate(upper, work)
  if (upper.mount.readOnly) throw new Errno('EROFS')
  return new Overlay(vfs, {
    lower,
    upper: upper.dentry.inode,
    work: makeWorkDirectory(work.dentry.inode),
    options: `lowerdir=${lowerdir},upperdir=${upperdir},workdir=${workdir}`,
  })
}

type OverlayOptions = Partial<Record<'lowerdir' | 'upperdir' | 'workdir', string>>

/** Options that only switch off what is not simulated anyway. */
const accepted = new Set([
  'index=off',
  'redirect_dir=off',
  'metacopy=off',
  'xino=off',
  'xino=auto',
  'nfs_export=off',
])

function parse(data: string): OverlayOptions {
  const options: OverlayOptions = {}
  for (const word of data.split(/(?<!\\),/).filter(Boolean)) {
    const match = /^(lowerdir|upperdir|workdir)=(.+)$/s.exec(word)
    if (match?.[2]) options[match[1] as keyof OverlayOptions] = match[2]
    else if (!accepted.has(word)) throw new Errno('EINVAL')
  }
  return options
}

function split(lowerdir: string): string[] {
  return lowerdir.split(/(?<!\\):/).map(unescaped)
}

function unescaped(path: string): string {
  return path.replace(/\\(.)/g, '$1')
}

function directoryAt(walker: Walker, path: string): Path {
  const place = resolve(walker, path)
  if (place.dentry.inode.type !== 'directory') throw new Errno('ENOTDIR')
  return place
}

/** The upper and work directories lie in one mount, neither inside the other. */
function requireSeparate(upper: Path, work: Path): void {
  const overlap = upper.dentry.isWithin(work.dentry) || work.dentry.isWithin(upper.dentry)
  if (upper.mount !== work.mount || overlap) throw new Errno('EINVAL')
}

/** What an earlier mount left behind is cleared away. */
function makeWorkDirectory(parent: Inode): Inode {
  const work = parent.lookup('work') ?? parent.create('work', { type: 'directory', mode: 0, uid: 0, gid: 0 })
  for (const { name } of work.entries()) work.unlink(name)
  return work
}
