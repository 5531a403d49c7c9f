/** A list such as `0-2,4` (cpuset(7), "List format") as bits; undefined when it is none. */
export function parseProcessors(text: string): number | undefined {
  let mask = 0
  for (const range of text.trim().split(',')) {
    if (range === '' && text.trim() === '') continue
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? []
    if (first === undefined || Number(last) < Number(first) || Number(last) > 30) return undefined
    for (let processor = Number(first); processor <= Number(last); processor++) mask |= 1 << processor
  }
  return mask
}

export function formatProcessors(mask: number): string {
  const ranges: string[] = []
  for (let first = 0; first < 31; first++) {
    if ((mask & (1 << first)) === 0) continue
    let last = first
    while (last < 30 && (mask & (1 << (last + 1))) !== 0) last++
    ranges.push(first === last ? `${first}` : `${first}-${last}`)
    first = last
  }
  return ranges.join(',')
}
