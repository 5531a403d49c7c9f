import type { Stat } from '../../../vfs/stat'
import type { AppletContext } from '../applet'

export interface Entry {
  readonly name: string
  readonly path: string
  readonly stat: Stat
}

/** The colour of a file's name, as an escape sequence. */
function color({ type, mode }: Stat): string {
  const code = {
    directory: '1;34',
    symlink: '1;36',
    fifo: '0;33',
    socket: '1;35',
    character: '1;33',
    block: '1;33',
    file: mode & 0o111 ? '1;32' : '0;0',
  }[type]
  return `\x1b[${code}m`
}

/** What -F and -p put after a name. */
export function mark({ flags }: AppletContext, { type, mode }: Stat): string {
  if (type === 'directory' && (flags.has('F') || flags.has('p'))) return '/'
  if (!flags.has('F')) return ''
  return (
    ({ symlink: '@', fifo: '|', socket: '=' } as Partial<Record<Stat['type'], string>>)[type] ??
    (type === 'file' && mode & 0o111 ? '*' : '')
  )
}

/** Names as they are shown: coloured and with a mark of their kind. */
export function shownName(context: AppletContext, { name, stat }: Entry): string {
  const { process, values, flags } = context
  const when = values.get('color') ?? (flags.has('color') ? 'always' : 'never')
  const isColored = when === 'always' || when === '' || (when === 'auto' && process.sys.isatty(1))
  return `${isColored ? `${color(stat)}${name}\x1b[m` : name}${mark(context, stat)}`
}
