import { middle } from './middle'
import { shift } from './shift'

/** A run of lines that differ: `left` from-until is replaced by `right` from-until. */
export interface Change {
  left: number
  leftEnd: number
  right: number
  rightEnd: number
}

/** What is known while two lists of lines are compared; a last entry stays 0 and ends every run. */
interface Marks {
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly removed: Uint8Array
  readonly added: Uint8Array
}

/** A short way from one list of lines to another: Myers' search from both ends, as GNU diff does it. */
export function editScript(left: readonly string[], right: readonly string[]): Change[] {
  const removed = new Uint8Array(left.length + 1)
  const added = new Uint8Array(right.length + 1)
  compare({ left, right, removed, added }, 0, left.length, 0, right.length)
  shift(left, removed, added)
  shift(right, added, removed)
  return changes(left.length, right.length, removed, added)
}

function compare(marks: Marks, x: number, xEnd: number, y: number, yEnd: number): void {
  const { left, right, removed, added } = marks
  let [x0, x1, y0, y1] = [x, xEnd, y, yEnd]
  while (x0 < x1 && y0 < y1 && left[x0] === right[y0]) {
    x0++
    y0++
  }
  while (x0 < x1 && y0 < y1 && left[x1 - 1] === right[y1 - 1]) {
    x1--
    y1--
  }
  if (x0 === x1) added.fill(1, y0, y1)
  else if (y0 === y1) removed.fill(1, x0, x1)
  else {
    const [xMiddle, yMiddle] = middle(left, right, { x0, x1, y0, y1 })
    compare(marks, x0, xMiddle, y0, yMiddle)
    compare(marks, xMiddle, x1, yMiddle, y1)
  }
}

function changes(leftLength: number, rightLength: number, removed: Uint8Array, added: Uint8Array): Change[] {
  const list: Change[] = []
  let [left, right] = [0, 0]
  while (left < leftLength || right < rightLength) {
    if (!removed[left] && !added[right]) {
      left++
      right++
      continue
    }
    const change = { left, leftEnd: left, right, rightEnd: right }
    while (removed[change.leftEnd]) change.leftEnd++
    while (added[change.rightEnd]) change.rightEnd++
    list.push(change)
    left = change.leftEnd
    right = change.rightEnd
  }
  return list
}
