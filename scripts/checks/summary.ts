import type { Outcome } from './outcome'

const sum = (outcomes: Outcome[], count: (outcome: Outcome) => number) =>
  outcomes.reduce((total, outcome) => total + count(outcome), 0)

/** A table with a line for each check, then one plain line with the totals. */
export function summary(outcomes: Outcome[]): string {
  const rows = [
    ['check', 'passed', 'failed', 'skipped', 'seconds'],
    ...outcomes.map(({ name, passed, failed, skipped = 0, seconds }) =>
      [name, passed, failed, skipped, seconds.toFixed(1)].map(String),
    ),
  ]
  const lines = rows.map(
    ([name = '', ...cells]) => name.padEnd(14) + cells.map((cell) => cell.padStart(9)).join(''),
  )
  const skipped = sum(outcomes, (outcome) => outcome.skipped ?? 0)
  const totals = `${sum(outcomes, (outcome) => outcome.passed)} passed, ${sum(outcomes, (outcome) => outcome.failed)} failed`
  const note = skipped > 0 ? [`(${skipped} skipped)`] : []
  return [...lines, '', ...note, totals].join('\n')
}
