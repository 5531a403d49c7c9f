/** The options of a builtin's argument list, as getopt(3) finds them. */
export interface ParsedOptions {
  readonly letters: ReadonlySet<string>
  /** of options that take one, the last argument given */
  readonly values: ReadonlyMap<string, string>
  readonly rest: readonly string[]
  /** the first option that there is not, e.g. `-z` */
  readonly invalid?: string
  /** an option whose argument is missing, e.g. `-d` */
  readonly incomplete?: string
}

/** Parses options before the operands; in `accepted` a colon follows letters that take an argument. */
export function parseOptions(argv: readonly string[], accepted: string): ParsedOptions {
  const letters = new Set<string>()
  const values = new Map<string, string>()
  let at = 1
  for (; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (word === '--') {
      at++
      break
    }
    if (!word.startsWith('-') || word === '-') break
    for (let index = 1; index < word.length; index++) {
      const letter = word[index] ?? ''
      const place = letter === ':' ? -1 : accepted.indexOf(letter)
      if (place < 0) return { letters, values, rest: argv.slice(at), invalid: `-${letter}` }
      letters.add(letter)
      if (accepted[place + 1] !== ':') continue
      const value = index + 1 < word.length ? word.slice(index + 1) : argv[++at]
      if (value === undefined) return { letters, values, rest: [], incomplete: `-${letter}` }
      values.set(letter, value)
      break
    }
  }
  return { letters, values, rest: argv.slice(at) }
}
