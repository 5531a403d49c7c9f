/** What decides whether a typed answer is accepted. */
export interface TextMatch {
  readonly text?: string | undefined
  readonly pattern?: string | undefined
  readonly caseSensitive: boolean
}

/** An answer as it is compared: full-width forms made plain, spaces collapsed. */
export function tidy(answer: string): string {
  return answer.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
}

/** Whether a typed answer is the one meant, spaces and (unless it matters) capitals apart. */
export function matches(answer: string, { text, pattern, caseSensitive }: TextMatch): boolean {
  const given = tidy(answer)
  if (pattern !== undefined) return new RegExp(`^(?:${pattern})$`, caseSensitive ? 'u' : 'iu').test(given)
  if (text === undefined) return false
  const meant = tidy(text)
  return caseSensitive ? given === meant : given.toLowerCase() === meant.toLowerCase()
}
