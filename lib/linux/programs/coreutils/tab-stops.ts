import type { Process } from '../../kernel/program'
import { quote } from '../support/quote'
import { Failure } from '../utility'

/** Tab stops of expand and unexpand: the next one after a column; undefined after the last. */
export type TabStops = (column: number) => number | undefined

const every =
  (size: number, from = 0): TabStops =>
  (column) =>
    from + (Math.floor((column - from) / size) + 1) * size

/** Reads a list such as `8`, `4,8,12` or `4,/8`. @throws Failure */
export function parseTabStops(process: Process, list: string | undefined): TabStops {
  const words = (list ?? '8').split(/[, \t]+/).filter((word) => word !== '')
  const stops: number[] = []
  let beyond: TabStops | undefined
  for (const word of words) {
    const [, sign = '', digits = ''] = /^([/+]?)(.*)$/.exec(word) ?? []
    if (!/^\d+$/.test(digits)) {
      const bad = /^\d*(.*)$/.exec(digits)?.[1] ?? ''
      throw new Failure(`tab size contains invalid character(s): ${quote(process, bad)}`)
    }
    const value = Number(digits)
    if (value === 0) throw new Failure('tab size cannot be 0')
    if (sign === '/') beyond = every(value)
    else if (sign === '+') beyond = every(value, stops.at(-1) ?? 0)
    else {
      if (value <= (stops.at(-1) ?? 0)) throw new Failure('tab sizes must be ascending')
      stops.push(value)
    }
  }
  if (stops.length === 1 && !beyond) return every(stops[0] ?? 8)
  return (column) => stops.find((stop) => stop > column) ?? beyond?.(column)
}
