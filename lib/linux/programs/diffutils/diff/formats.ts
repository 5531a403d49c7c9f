import type { Change } from './script'

/** The lines of a file, and whether the last has its newline. */
export interface Lines {
  readonly lines: readonly string[]
  readonly terminated: boolean
}

const MISSING = '\\ No newline at end of file\n'

function put(mark: string, { lines, terminated }: Lines, from: number, until: number): string {
  let text = ''
  for (let at = from; at < until; at++) {
    text += `${mark}${lines[at]}\n`
    if (at === lines.length - 1 && !terminated) text += MISSING
  }
  return text
}

const range = (from: number, until: number): string =>
  until - from > 1 ? `${from + 1},${until}` : String(until === from ? from : until)

/** As ed commands: `2c2`, `5a6,7`. */
export function normal(left: Lines, right: Lines, changes: readonly Change[]): string {
  return changes
    .map((change) => {
      const letter = change.left === change.leftEnd ? 'a' : change.right === change.rightEnd ? 'd' : 'c'
      const head = `${range(change.left, change.leftEnd)}${letter}${range(change.right, change.rightEnd)}\n`
      const [old, young] = [
        put('< ', left, change.left, change.leftEnd),
        put('> ', right, change.right, change.rightEnd),
      ]
      return head + old + (letter === 'c' ? '---\n' : '') + young
    })
    .join('')
}

/** Changes that are at most twice the context apart share a hunk. */
function hunks(changes: readonly Change[], context: number): Change[][] {
  const groups: Change[][] = []
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1)
    if (last && change.left - last.leftEnd <= 2 * context) groups.at(-1)?.push(change)
    else groups.push([change])
  }
  return groups
}

interface Hunk {
  readonly group: readonly Change[]
  readonly left: readonly [number, number]
  readonly right: readonly [number, number]
}

function bounds(group: readonly Change[], left: Lines, right: Lines, context: number): Hunk {
  const first = group[0] as Change
  const last = group.at(-1) as Change
  return {
    group,
    left: [Math.max(0, first.left - context), Math.min(left.lines.length, last.leftEnd + context)],
    right: [Math.max(0, first.right - context), Math.min(right.lines.length, last.rightEnd + context)],
  }
}

const unifiedRange = ([from, until]: readonly [number, number]): string => {
  const length = until - from
  if (length === 1) return String(from + 1)
  return `${length === 0 ? from : from + 1},${length}`
}

/** `diff -u` without its heading. */
export function unified(left: Lines, right: Lines, changes: readonly Change[], context: number): string {
  return hunks(changes, context)
    .map((group) => {
      const hunk = bounds(group, left, right, context)
      let text = `@@ -${unifiedRange(hunk.left)} +${unifiedRange(hunk.right)} @@\n`
      let at = hunk.left[0]
      for (const change of group) {
        text += put(' ', left, at, change.left)
        text += put('-', left, change.left, change.leftEnd) + put('+', right, change.right, change.rightEnd)
        at = change.leftEnd
      }
      return text + put(' ', left, at, hunk.left[1])
    })
    .join('')
}

const contextRange = ([from, until]: readonly [number, number]): string =>
  until - from <= 1 ? String(until) : `${from + 1},${until}`

/** `diff -c` without its heading. */
export function contextual(left: Lines, right: Lines, changes: readonly Change[], context: number): string {
  return hunks(changes, context)
    .map((group) => {
      const hunk = bounds(group, left, right, context)
      const side = (file: Lines, key: 'left' | 'right', mark: string): string => {
        const end = key === 'left' ? 'leftEnd' : 'rightEnd'
        if (group.every((change) => change[key] === change[end])) return ''
        let text = ''
        let at = hunk[key][0]
        for (const change of group) {
          const isBoth = change.left !== change.leftEnd && change.right !== change.rightEnd
          text += put('  ', file, at, change[key]) + put(isBoth ? '! ' : mark, file, change[key], change[end])
          at = change[end]
        }
        return text + put('  ', file, at, hunk[key][1])
      }
      return `***************\n*** ${contextRange(hunk.left)} ****\n${side(left, 'left', '- ')}--- ${contextRange(hunk.right)} ----\n${side(right, 'right', '+ ')}`
    })
    .join('')
}
