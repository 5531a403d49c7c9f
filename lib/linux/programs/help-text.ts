/** Whether a spelling of an option takes an argument. */
export type Takes = 'none' | 'required' | 'optional'

/** One option as a program's help describes it. */
export interface HelpOption {
  readonly letters: readonly string[]
  readonly names: readonly string[]
  readonly letterTakes: Takes
  readonly nameTakes: Takes
}

const line = /^(?: {1,8}|\t)(-\S.*?)(?: {2,}(?!--).*|\t.*)?$/
const letter = /^-([^-\s])(\[.*\]?| ?[^-\s].*)?$/
const name = /^--([\w-]+)(\[.*\]?|[ =].*)?$/

const refused = /^Not simulated here: (.*)$/

/**
 * The options a help text lists: a program accepts what its help says, so it is said once. Those under `Not simulated
 * here:`, separated by semicolons, are known and refused.
 */
export function readOptions(help: string): readonly HelpOption[] {
  return help.split('\n').flatMap((text) => {
    const syntaxes = refused.exec(text)?.[1]?.split('; ') ?? line.exec(text)?.slice(1, 2) ?? []
    return syntaxes.flatMap((syntax) => readOption(syntax) ?? [])
  })
}

function readOption(syntax: string): HelpOption | undefined {
  const letters: string[] = []
  const names = new Set<string>()
  const letterTakes = new Set<Takes>()
  const nameTakes = new Set<Takes>()
  for (const piece of syntax.replace(/,$/, '').split(/, *| +(?=--)/)) {
    const short = letter.exec(piece)
    const long = name.exec(piece)
    if (long?.[1]) {
      names.add(long[1])
      nameTakes.add(takes(long[2]))
    } else if (short?.[1] && !/^-[A-Z]{2}/.test(piece)) {
      letters.push(short[1])
      letterTakes.add(takes(short[2]))
    }
  }
  if (letters.length + names.size === 0) return undefined
  const long = merge(nameTakes)
  // `-p, --indicator-style=slash`: the letter stands for the name with that word.
  const hasWord = /=[a-z-]+$/.test(syntax)
  // In `-f, --follow[=HOW]` the letter takes none, in `-n, --lines=N` it takes the same.
  const short = letterTakes.has('required')
    ? 'required'
    : letterTakes.has('optional')
      ? 'optional'
      : long === 'required' && !hasWord
        ? long
        : 'none'
  return { letters, names: [...names], letterTakes: short, nameTakes: names.size === 0 ? short : long }
}

const takes = (value: string | undefined): Takes =>
  value === undefined ? 'none' : /^\[[^\]]*\]?$/.test(value) ? 'optional' : 'required'

const merge = (all: ReadonlySet<Takes>): Takes =>
  all.has('optional') || all.size > 1 ? 'optional' : all.has('required') ? 'required' : 'none'
