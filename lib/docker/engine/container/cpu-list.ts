/** The numbers of a list such as `0-2,5`; undefined when it is none (moby parsers.ParseUintList). */
export function parseCpuList(text: string): ReadonlySet<number> | undefined {
  const numbers = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part)
    const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])]
    if (!match || last < first || last > 8192) return undefined
    for (let number = first; number <= last; number++) numbers.add(number)
  }
  return numbers
}
