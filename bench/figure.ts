/** One measured number, what it should be at most, and what it would be without Drydock. */
export interface Figure {
  name: string
  value: number
  unit: 'kB' | 's' | 'ms' | ''
  goal?: number
  baseline?: number
}

const digits = { kB: 1, s: 2, ms: 0, '': 3 }

function shown(value: number | undefined, unit: Figure['unit']): string {
  return value === undefined ? '' : `${value.toFixed(digits[unit])} ${unit}`.trim()
}

/** Figures as a table: name, value, goal and baseline; a value above its goal is marked. */
export function table(figures: Figure[]): string {
  const rows = [
    ['figure', 'value', 'goal', 'baseline', ''],
    ...figures.map(({ name, value, unit, goal, baseline }) => [
      name,
      shown(value, unit),
      goal === undefined ? '' : `≤ ${shown(goal, unit)}`,
      shown(baseline, unit),
      goal !== undefined && value > goal ? 'over' : '',
    ]),
  ]
  const [first = 0, ...others] =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const line = ([name = '', ...cells]: string[]) =>
    [name.padEnd(first), ...cells.map((cell, column) => cell.padStart(others[column] ?? 0))].join('   ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}
