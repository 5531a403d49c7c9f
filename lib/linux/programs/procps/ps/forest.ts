import type { ProcessEntry } from '../../support/process-table'

const drawings = {
  bsd: { branch: ' \\_ ', below: ' |  ', empty: '    ' },
  unix: { branch: '  ', below: '  ', empty: '  ' },
} as const

/**
 * Parents before their children, the latest root first as procps does; fills `prefixes` with the drawing that goes
 * before each command.
 */
export function forestOrder(
  entries: readonly ProcessEntry[],
  style: keyof typeof drawings,
  isSorted: boolean,
  prefixes: Map<ProcessEntry, string>,
): ProcessEntry[] {
  const drawing = drawings[style]
  const ordered = isSorted
    ? [...entries]
    : [...entries].sort((left, right) => left.startTime - right.startTime)
  ordered.sort((left, right) => left.ppid - right.ppid)
  const pids = new Set(ordered.map(({ pid }) => pid))
  const result: ProcessEntry[] = []
  const show = (entry: ProcessEntry, prefix: string, margin: string): void => {
    prefixes.set(entry, prefix)
    result.push(entry)
    const children = ordered.filter(({ ppid }) => ppid === entry.pid)
    children.forEach((child, index) => {
      const isLast = index === children.length - 1
      show(child, margin + drawing.branch, margin + (isLast ? drawing.empty : drawing.below))
    })
  }
  for (const root of ordered.filter(({ ppid }) => !pids.has(ppid)).reverse()) show(root, '', '')
  return result
}
