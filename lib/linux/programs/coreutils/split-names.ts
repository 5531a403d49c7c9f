export interface Suffixes {
  /** undefined: 2, growing when they run out */
  readonly length: number | undefined
  /** 26 for letters */
  readonly base: 10 | 16 | 26
  readonly from: number
}

/** The suffixes of split's pieces: aa, ab, …, yz, zaaa, …; as wide as `count` pieces need when that is known. */
export function* pieceNames({ length, base, from }: Suffixes, count?: number): Generator<string, undefined> {
  const digits = base === 26 ? 'abcdefghijklmnopqrstuvwxyz' : '0123456789abcdef'.slice(0, base)
  const spell = (value: number, width: number): string => {
    let text = ''
    for (let rest = value; text.length < width; rest = Math.floor(rest / base))
      text = digits.charAt(rest % base) + text
    return text
  }
  const needed = count === undefined ? 0 : String((count - 1).toString(Math.min(base, 36))).length
  if (length !== undefined && length > 0) {
    for (let value = from; value < base ** length; value++) yield spell(value, length)
    return undefined
  }
  if (count !== undefined || from > 0) {
    for (let value = from; ; value++) yield spell(value, Math.max(2, needed))
  }
  // Once only the last letter is left for the first place, it stays and the names grow by one.
  for (let lead = '', width = 2; ; lead += digits.at(-1), width++) {
    const usable = (base - 1) * base ** (width - 1)
    for (let value = 0; value < usable; value++) yield lead + spell(value, width)
  }
}
