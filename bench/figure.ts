/** One measured number, what it should be at most (of a rate: at least), and what it would be without Drydock. */
export interface Figure {
  name: string
  value: number
  unit: 'kB' | 's' | 'ms' | '/s' | ''
  goal?: number
  baseline?: number
}

const digits = { kB: 1, s: 2, ms: 0, '/s': 0, '': 3 }

const isRate = ({ unit }: Figure): boolean => unit === '/s'

function shown(value: number | undefined, unit: Figure['unit']): string {
  return value === undefined ? '' : `${value.toFixed(digits[unit])} ${unit}`.trim()
}

function misses(figure: Figure): string {
  const { value, goal } = figure
  if (goal === undefined || value === goal) return ''
  if (isRate(figure)) return value < goal ? 'under' : ''
  return value > goal ? 'over' : ''
}

/** Figures as a table: name, value, goal and baseline; a value on the wrong side of its goal is marked. */
export function table(figures: Figure[]): string {
  const rows = [
    ['figure', 'value', 'goal', 'baseline', ''],
    ...figures.map((figure) => {
      const { name, value, unit, goal, baseline } = figure
      const sign = isRate(figure) ? '≥' : '≤'
      return [
        name,
        shown(value, unit),
        goal === undefined ? '' : `${sign} ${shown(goal, unit)}`,
        shown(baseline, unit),
        misses(figure),
      ]
    }),
  ]
  const [first = 0, ...others] =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const line = ([name = '', ...cells]: string[]) =>
    [name.padEnd(first), ...cells.map((cell, column) => cell.padStart(others[column] ?? 0))].join('   ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}
