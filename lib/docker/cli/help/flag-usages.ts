import type { Flag } from '../flag/flag'
import { wrap } from './wrap'

function left(name: string, flag: Flag): string {
  const valueName = flag.valueName ?? flag.type.name
  return `${flag.short ? `  -${flag.short}, ` : '      '}--${name}${valueName && ` ${valueName}`}`
}

function right(flag: Flag): string {
  const shown = flag.defaultText ?? flag.type.show(flag.default ?? flag.type.initial)
  return shown === undefined ? flag.help : `${flag.help} (default ${shown})`
}

/** The list of flags in help, sorted by name and wrapped to `columns` (pflag's FlagUsagesWrapped). */
export function flagUsages(flags: Readonly<Record<string, Flag>>, columns: number): string {
  const rows = Object.entries(flags)
    .filter(([, flag]) => !flag.hidden && flag.deprecated === undefined)
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([name, flag]) => [left(name, flag), right(flag)] as const)
  const width = Math.max(0, ...rows.map(([name]) => name.length)) + 3
  return rows.map(([name, help]) => `${name.padEnd(width)}${wrap(width, columns, help)}\n`).join('')
}
