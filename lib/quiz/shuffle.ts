import { Random } from '../base/random'

/** The items in an order drawn from the seed (Fisher and Yates); the same seed gives the same order. */
export function shuffle<T>(items: readonly T[], seed: string): T[] {
  const random = new Random(seed)
  const left = [...items]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(random.below(left.length), 1))
  return drawn
}

interface Placed {
  readonly id: string
  readonly pin?: true | undefined
}

const sameOrder = (a: readonly Placed[], b: readonly Placed[]) =>
  a.length === b.length && a.every((item, index) => item.id === b[index]?.id)

/**
 * The items as attempt number `attempt` (from 0) shows them: another order than the attempt before, pinned ones last.
 * `avoid` is an order never to show, such as the answer of an order question.
 */
export function shuffledFor<T extends Placed>(
  items: readonly T[],
  seed: string,
  attempt: number,
  avoid: readonly Placed[] = [],
): T[] {
  const loose = items.filter((item) => !item.pin)
  const pinned = items.filter((item) => item.pin)
  let shown: T[] = []
  for (let number = 0; number <= attempt; number++) {
    const before = shown
    shown = shuffle(loose, `${seed}/${number}`)
    // A turn of the list is another order than the drawn one, so at most two turns avoid both.
    while (loose.length > 2 && (sameOrder(shown, before) || sameOrder(shown, avoid))) {
      shown = [...shown.slice(1), ...shown.slice(0, 1)]
    }
  }
  return [...shown, ...pinned]
}
