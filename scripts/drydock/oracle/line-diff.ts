/** The lines of two texts that are not common to both, `-` for the first and `+` for the second. */
export function lineDiff(left: string, right: string): readonly string[] {
  const before = left.split('\n')
  const after = right.split('\n')
  const common = commonSuffixLengths(before, after)
  const out: string[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i++
      j++
    } else if (j >= after.length || (i < before.length && common(i + 1, j) >= common(i, j + 1))) {
      out.push(`- ${before[i++]}`)
    } else out.push(`+ ${after[j++]}`)
  }
  return out
}

/** How many lines two texts have in common, in order, from these lines on. */
function commonSuffixLengths(before: readonly string[], after: readonly string[]) {
  const width = after.length + 1
  const table = new Uint16Array((before.length + 1) * width)
  const at = (i: number, j: number): number => table[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      table[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  return at
}
