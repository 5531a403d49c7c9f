import { file, type TreeDescription } from '@/lib/linux/vfs/tree'

/** A tree with one file more, so that its files take exactly so many bytes, as the recorded image's do. */
export function padded(
  tree: readonly TreeDescription[],
  path: string,
  totalBytes: number,
): readonly TreeDescription[] {
  const entries = Object.values(Object.assign({}, ...tree) as TreeDescription)
  const used = entries.reduce((total: number, entry) => {
    if (typeof entry === 'string') return total + new TextEncoder().encode(entry).length
    if (entry instanceof Uint8Array) return total + entry.length
    return total + (entry.content?.size ?? entry.content?.bytes().length ?? 0)
  }, 0)
  return [...tree, { [path]: file('', { size: totalBytes - used }) }]
}
