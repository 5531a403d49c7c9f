const letters: Readonly<Record<string, string>> = { a: '\x07', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

const numeric = /\\(?:d(\d{3})|o([0-7]{3})|x([0-9a-fA-F]{2})|c(.))/

function character(decimal?: string, octal?: string, hex?: string, control?: string): string {
  if (control !== undefined) return String.fromCharCode(control.toUpperCase().charCodeAt(0) ^ 64)
  const value =
    decimal === undefined
      ? Number.parseInt(octal ?? hex ?? '0', octal === undefined ? 16 : 8)
      : Number(decimal)
  return String.fromCharCode(value & 255)
}

/** GNU's escapes in a regular expression: `\t`, `\x41` and the like; special characters they stand for stay plain. */
export function unescapeRegex(pattern: string): string {
  return pattern.replace(
    /\\(?:d(\d{3})|o([0-7]{3})|x([0-9a-fA-F]{2})|c(.)|([afnrtv])|.)/gs,
    (whole, decimal?: string, octal?: string, hex?: string, control?: string, letter?: string) => {
      if (letter !== undefined) return letters[letter] ?? whole
      if (!numeric.test(whole)) return whole
      return character(decimal, octal, hex, control).replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
    },
  )
}

/** The text of a, i, c and y: a backslash takes the meaning from what follows it, or gives it one. */
export function unescapeText(text: string): string {
  return text.replace(
    /\\(?:d(\d{3})|o([0-7]{3})|x([0-9a-fA-F]{2})|c(.)|([afrtv])|(.))/gs,
    (
      whole,
      decimal?: string,
      octal?: string,
      hex?: string,
      control?: string,
      letter?: string,
      plain?: string,
    ) => {
      if (plain !== undefined) return plain
      if (letter !== undefined) return letters[letter] ?? whole
      return character(decimal, octal, hex, control)
    },
  )
}
