interface MatchQuestion {
  readonly pairs: readonly { readonly id: string }[]
}

/** The share of left sides joined to their own right side. */
export function gradeMatch({ pairs }: MatchQuestion, answer: Readonly<Record<string, string>>): number {
  return pairs.filter(({ id }) => answer[id] === id).length / pairs.length
}
