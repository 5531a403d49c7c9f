import type { Nanoseconds } from '../../../base/clock'

interface Row {
  time: Nanoseconds
  calls: number
  errors: number
}

/** What `strace -c` prints at the end. */
export class Summary {
  readonly #rows = new Map<string, Row>()

  add(name: string, time: Nanoseconds, isError: boolean): void {
    const row = this.#rows.get(name) ?? { time: 0, calls: 0, errors: 0 }
    row.time += time
    row.calls++
    if (isError) row.errors++
    this.#rows.set(name, row)
  }

  table(): string {
    const rows = [...this.#rows].sort(
      ([, left], [, right]) => right.time - left.time || right.calls - left.calls,
    )
    const total: Row = { time: 0, calls: 0, errors: 0 }
    for (const [, { time, calls, errors }] of rows) {
      total.time += time
      total.calls += calls
      total.errors += errors
    }
    const rule = '------ ----------- ----------- --------- --------- ----------------\n'
    return [
      '% time     seconds  usecs/call     calls    errors syscall\n',
      rule,
      ...rows.map(([name, row]) => line(row, total, name)),
      rule,
      line(total, total, 'total'),
    ].join('')
  }
}

function line({ time, calls, errors }: Row, total: Row, name: string): string {
  const share = total.time === 0 ? 0 : (time / total.time) * 100
  return [
    share.toFixed(2).padStart(6),
    (time / 1e9).toFixed(6).padStart(11),
    String(calls === 0 ? 0 : Math.floor(time / 1000 / calls)).padStart(11),
    String(calls).padStart(9),
    (errors > 0 ? String(errors) : '').padStart(9),
    `${name}\n`,
  ].join(' ')
}
