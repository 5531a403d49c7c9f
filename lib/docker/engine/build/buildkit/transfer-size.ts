/** Bytes the client's file sync sends for one file: its path and attributes, and the content when it is new. */
export function transferSize(path: string, size: number, isDirectory: boolean, isNew: boolean): number {
  const varint = (value: number): number => (value < 128 ? 1 : value < 16_384 ? 2 : 3)
  const attributes = path.length + 17 + (size > 0 ? 1 + varint(size) : 0)
  if (isDirectory) return attributes
  const content = isNew && size > 0 ? size + 2 + 2 * varint(size) : 0
  return attributes + content + (isNew ? 2 : 0)
}

/** What every transfer ends with. */
export const TRANSFER_END = 2

/** As BuildKit's status lines write sizes: `144B`, `2.04MB`. */
export function shortSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return unit === 0 ? `${value}B` : `${value.toFixed(2)}${units[unit]}`
}
