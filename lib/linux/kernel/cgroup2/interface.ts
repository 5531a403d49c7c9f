import type { Cgroup, Controller } from '../cgroup'
import { Errno } from '../errno'
import type { Kernel } from '../kernel'

/** A file of a control group: how its text is made, and what writing to it does. */
export interface CgroupInterface {
  readonly read?: (kernel: Kernel, group: Cgroup) => string
  readonly write?: (kernel: Kernel, group: Cgroup, text: string) => void
  /** there only while the group above gives this controller on */
  readonly controller?: Controller
  /** in the root group too */
  readonly root?: 'too'
}

export type CgroupInterfaces = Readonly<Record<string, CgroupInterface>>

/** Lines of `name value`. */
export function flatKeyed(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${Math.floor(value)}\n`)
    .join('')
}

/** A number or `max`. */
export function maximum(value: number): string {
  return `${Number.isFinite(value) ? value : 'max'}\n`
}

/** @throws EINVAL for what is no whole number, ERANGE outside the bounds */
export function parseNumber(text: string, least: number, most: number): number {
  if (!/^-?\d+$/.test(text)) throw new Errno('EINVAL')
  const value = Number(text)
  if (value < least || value > most) throw new Errno('ERANGE')
  return value
}

const units: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 }
const PAGE = 4096

/** Bytes, as memparse in Linux reads them (`64M`), in whole pages; `max` is no limit. @throws EINVAL */
export function parseBytes(text: string): number {
  if (text === 'max') return Number.POSITIVE_INFINITY
  const [, digits, unit = ''] = /^(\d+)([KMGT]?)$/i.exec(text) ?? []
  const factor = units[unit.toUpperCase()]
  if (digits === undefined || factor === undefined) throw new Errno('EINVAL')
  return Math.floor((Number(digits) * factor) / PAGE) * PAGE
}

/** A file whose value is kept and has no effect here. */
export function kept(
  name: string,
  initial: string,
  controller: Controller,
  parse: (text: string) => unknown,
): CgroupInterface {
  return {
    controller,
    read: (_, group) => `${group.settings.get(name) ?? initial}\n`,
    write: (_, group, text) => {
      parse(text)
      group.settings.set(name, text)
    },
  }
}
