import { Errno } from '../kernel/errno'

/** The mount options of tmpfs(5) that are simulated. */
export interface TmpfsOptions {
  readonly sizeBytes?: number
  readonly inodes?: number
  /** of the root directory */
  readonly mode?: number
  readonly uid?: number
  readonly gid?: number
}

const suffixes: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 }

export const tmpfsOptions = {
  /** Reads `size=64m,mode=1777`. @throws EINVAL for options the kernel or the simulation does not know */
  parse(data: string, ramBytes: number): TmpfsOptions {
    let options: TmpfsOptions = {}
    for (const word of data.split(',').filter(Boolean)) {
      const [key = '', value = ''] = word.split('=', 2)
      options = { ...options, ...parseOption(key, value, ramBytes) }
    }
    return options
  },

  /** As mountinfo prints them. */
  format({ sizeBytes, inodes, mode, uid, gid }: TmpfsOptions): string {
    const words: string[] = []
    if (sizeBytes !== undefined) words.push(`size=${Math.ceil(sizeBytes / 4096) * 4}k`)
    if (inodes !== undefined) words.push(`nr_inodes=${inodes}`)
    if (mode !== undefined && mode !== 0o1777) words.push(`mode=${mode.toString(8).padStart(3, '0')}`)
    if (uid) words.push(`uid=${uid}`)
    if (gid) words.push(`gid=${gid}`)
    return words.join(',')
  },
}

function parseOption(key: string, value: string, ramBytes: number): TmpfsOptions {
  switch (key) {
    case 'size':
      return limit(
        'sizeBytes',
        value.endsWith('%') ? (number(value.slice(0, -1)) * ramBytes) / 100 : size(value),
      )
    case 'nr_blocks':
      return limit('sizeBytes', size(value) * 4096)
    case 'nr_inodes':
      return limit('inodes', size(value))
    case 'mode':
      if (!/^[0-7]+$/.test(value)) throw new Errno('EINVAL')
      return { mode: Number.parseInt(value, 8) & 0o7777 }
    case 'uid':
    case 'gid':
      return { [key]: number(value) }
    case 'inode32':
    case 'inode64':
      return {}
    default:
      throw new Errno('EINVAL')
  }
}

/** Zero means no limit; 2^53 bytes are as good as none. */
function limit(key: 'sizeBytes' | 'inodes', value: number): TmpfsOptions {
  return { [key]: value === 0 ? Number.MAX_SAFE_INTEGER : value }
}

function size(text: string): number {
  const factor = suffixes[text.slice(-1).toLowerCase()]
  return factor === undefined ? number(text) : number(text.slice(0, -1)) * factor
}

function number(text: string): number {
  if (!/^\d+$/.test(text)) throw new Errno('EINVAL')
  return Number(text)
}
