/** ` (did you mean RUN?)` when one of the words is near; nothing otherwise (BuildKit's suggest). */
export function suggest(word: string, options: readonly string[]): string {
  let best = ''
  let least = 3
  for (const option of options) {
    const distance = levenshtein(word.toLowerCase(), option.toLowerCase())
    if (distance >= least) continue
    least = distance
    best = option
  }
  return best === '' ? '' : ` (did you mean ${best}?)`
}

function levenshtein(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}
