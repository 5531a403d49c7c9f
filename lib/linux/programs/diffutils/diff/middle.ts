interface Box {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

/** The furthest reach on each diagonal of a search from one end. */
interface Front {
  readonly reach: Map<number, number>
  low: number
  high: number
}

const front = (diagonal: number, x: number): Front => ({
  reach: new Map([[diagonal, x]]),
  low: diagonal,
  high: diagonal,
})

/** Lets a front grow by one diagonal on each side, as far as there are diagonals. */
function widen(side: Front, { x0, x1, y0, y1 }: Box, outside: number): void {
  if (side.low > x0 - y1) side.reach.set(--side.low - 1, outside)
  else side.low++
  if (side.high < x1 - y0) side.reach.set(++side.high + 1, outside)
  else side.high--
}

const meets = ({ low, high }: Front, diagonal: number): boolean => diagonal >= low && diagonal <= high

/** Where the shortest ways from both ends of two lists of lines meet. */
export function middle(
  left: readonly string[],
  right: readonly string[],
  box: Box,
): readonly [number, number] {
  const { x0, x1, y0, y1 } = box
  const isOdd = ((x0 - y0 - (x1 - y1)) & 1) === 1
  const forward = front(x0 - y0, x0)
  const backward = front(x1 - y1, x1)
  for (;;) {
    widen(forward, box, -1)
    for (let d = forward.high; d >= forward.low; d -= 2) {
      const x = stepForward(left, right, box, forward.reach, d)
      if (isOdd && meets(backward, d) && (backward.reach.get(d) ?? 0) <= x) return [x, x - d]
    }
    widen(backward, box, Number.POSITIVE_INFINITY)
    for (let d = backward.high; d >= backward.low; d -= 2) {
      const x = stepBackward(left, right, box, backward.reach, d)
      if (!isOdd && meets(forward, d) && x <= (forward.reach.get(d) ?? -1)) return [x, x - d]
    }
  }
}

type Step = (
  left: readonly string[],
  right: readonly string[],
  box: Box,
  reach: Map<number, number>,
  diagonal: number,
) => number

const stepForward: Step = (left, right, { x1, y1 }, reach, d) => {
  const [below = -1, above = -1] = [reach.get(d - 1), reach.get(d + 1)]
  let x = below < above ? above : below + 1
  while (x < x1 && x - d < y1 && left[x] === right[x - d]) x++
  reach.set(d, x)
  return x
}

const stepBackward: Step = (left, right, { x0, y0 }, reach, d) => {
  const below = reach.get(d - 1) ?? Number.POSITIVE_INFINITY
  const above = reach.get(d + 1) ?? Number.POSITIVE_INFINITY
  let x = below < above ? below : above - 1
  while (x > x0 && x - d > y0 && left[x - 1] === right[x - d - 1]) x--
  reach.set(d, x)
  return x
}
