interface OrderQuestion {
  readonly items: readonly { readonly id: string }[]
  readonly scoring: 'pairs' | 'exact'
}

/** Kendall's tau, never below 0: pairs standing the right way round less the others, over all pairs. */
export function gradeOrder({ items, scoring }: OrderQuestion, answer: readonly string[]): number {
  const places = items.map(({ id }) => answer.indexOf(id))
  if (answer.length !== items.length || places.includes(-1)) return 0
  if (places.every((place, index) => place === index)) return 1
  if (scoring === 'exact') return 0
  let agreeing = 0
  let pairs = 0
  for (const [index, place] of places.entries()) {
    for (const later of places.slice(index + 1)) {
      pairs++
      agreeing += place < later ? 1 : -1
    }
  }
  return Math.max(0, agreeing / pairs)
}
