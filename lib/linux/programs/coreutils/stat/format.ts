import type { Stat } from '../../../vfs/stat'

const times = 'Access: %x\nModify: %y\nChange: %z\n Birth: %w'

/** What stat prints by default; devices show their numbers. */
export function fileFormat({ type }: Stat): string {
  const isDevice = type === 'character' || type === 'block'
  const device = `Device: %Hd,%Ld\tInode: %-10i  Links: ${isDevice ? '%-5h Device type: %t,%T' : '%h'}`
  return `  File: %N\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\n${device}
Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n${times}`.replace(
    '%N',
    type === 'symlink' ? '%N' : '%n',
  )
}

export const terseFormat = '%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o'
export const terseFileSystemFormat = '%n %i %l %t %s %S %b %f %a %c %d'
export const fileSystemFormat = `  File: "%n"
    ID: %-8i Namelen: %-7l Type: %T
Block size: %-10s Fundamental block size: %S
Blocks: Total: %-10b Free: %-10f Available: %a
Inodes: Total: %-10c Free: %d`

/** Fills a format's directives (`%-10s`, `%Hd`) from what `value` knows; those it does not know become `?`. */
export function formatStat(format: string, value: (directive: string) => string | undefined): string {
  return format.replace(
    /%([-#0 +']*)(\d*)(?:\.(\d+))?([HL]?[a-zA-Z%])/g,
    (_, flags: string, width: string, precision: string | undefined, directive: string) => {
      if (directive === '%') return '%'
      const text = value(directive) ?? '?'
      const cut =
        precision === undefined || /^[XYZW]$/.test(directive) ? text : text.slice(0, Number(precision))
      if (flags.includes('-')) return cut.padEnd(Number(width))
      return cut.padStart(Number(width), flags.includes('0') ? '0' : ' ')
    },
  )
}
