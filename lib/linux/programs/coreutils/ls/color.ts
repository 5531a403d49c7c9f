import type { Stat } from '../../../vfs/stat'

const defaults =
  'rs=0:di=01;34:ln=01;36:pi=33:so=01;35:bd=01;33:cd=01;33:ex=01;32:do=01;35:su=37;41:sg=30;43:st=37;44:ow=34;42:tw=30;42'

/** Terminals whose colours are known without LS_COLORS (dircolors(1)). */
const colorTerminals =
  /^(Eterm|alacritty|ansi|cons25|console|cygwin|dtterm|foot|gnome|hurd|jfbterm|konsole|kterm|linux|mach|mlterm|nxterm|putty|rxvt|screen|st|terminator|tmux|tw100|vt100|xterm|vt220|.*color.*)/

/** LS_COLORS as dircolors(1) writes it, ls's own colours where it is silent; undefined when colours are not to be had. */
export function readColors(env: ReadonlyMap<string, string>): ReadonlyMap<string, string> | undefined {
  const variable = env.get('LS_COLORS') ?? ''
  if (variable === '' && !env.get('COLORTERM') && !colorTerminals.test(env.get('TERM') ?? ''))
    return undefined
  const entries = [defaults, variable]
    .flatMap((text) => text.split(':'))
    .filter((entry) => entry.includes('='))
  return new Map(
    entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  )
}

/** What is known of a file when its colour is chosen. */
export interface Colored {
  readonly name: string
  readonly stat: Stat | undefined
  /** of a symbolic link: what it leads to, undefined when that is missing */
  readonly target?: Stat | undefined
}

/** The SGR parameters a file is shown in; undefined for none. */
export function colorOf(
  { name, stat, target }: Colored,
  colors: ReadonlyMap<string, string>,
): string | undefined {
  if (!stat) return shown(colors.get('mi') ?? colors.get('or'))
  if (stat.type === 'symlink') {
    if (!target && colors.has('or')) return shown(colors.get('or'))
    if (colors.get('ln') === 'target') return target ? colorOf({ name, stat: target }, colors) : undefined
    return shown(colors.get('ln'))
  }
  const kind = kindOf(stat, colors)
  if (kind !== undefined) return shown(colors.get(kind))
  const suffix = [...colors.keys()].findLast(
    (key) => key.startsWith('*') && name.toLowerCase().endsWith(key.slice(1).toLowerCase()),
  )
  return shown(colors.get(suffix ?? 'fi'))
}

const shown = (color: string | undefined): string | undefined =>
  color === undefined || /^0*$/.test(color) ? undefined : color

function kindOf({ type, mode }: Stat, colors: ReadonlyMap<string, string>): string | undefined {
  const has = (key: string): boolean => shown(colors.get(key)) !== undefined
  switch (type) {
    case 'directory':
      if (mode & 0o1000 && mode & 0o2 && has('tw')) return 'tw'
      if (mode & 0o2 && has('ow')) return 'ow'
      return mode & 0o1000 && has('st') ? 'st' : 'di'
    case 'file':
      if (mode & 0o4000 && has('su')) return 'su'
      if (mode & 0o2000 && has('sg')) return 'sg'
      return mode & 0o111 && has('ex') ? 'ex' : undefined
    default:
      return { symlink: 'ln', fifo: 'pi', socket: 'so', character: 'cd', block: 'bd' }[type]
  }
}
