/** Where the last `count` lines begin; 0 when there are no more than that. */
export function startOfLastLines(bytes: Uint8Array, count: number, delimiter = 10): number {
  if (count === 0) return bytes.length
  // The last byte ends a line or is part of an unfinished one: either way it begins none.
  let start = bytes.length - 1
  for (let left = count; left > 0; left--) {
    if (start <= 0) return 0
    start = bytes.lastIndexOf(delimiter, start - 1)
    if (start < 0) return 0
  }
  return start + 1
}

/** Where line `number` (from 1) begins; the length when there are fewer lines. */
export function startOfLine(bytes: Uint8Array, number: number, delimiter = 10): number {
  let start = 0
  for (let left = number - 1; left > 0; left--) {
    const end = bytes.indexOf(delimiter, start)
    if (end < 0) return bytes.length
    start = end + 1
  }
  return start
}
