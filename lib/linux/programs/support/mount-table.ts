import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from './files'

/** A mount as /proc/self/mountinfo tells (proc_pid_mountinfo(5)). */
export interface MountEntry {
  readonly id: number
  readonly parent: number
  /** `major:minor` */
  readonly device: string
  /** the directory of the file system that is mounted; not `/` for bind mounts */
  readonly root: string
  readonly target: string
  readonly type: string
  readonly source: string
  /** of the mount and of the file system, joined as /proc/mounts does */
  readonly options: string
}

const unescapeOctal = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

/** The mounts of this process's namespace that it can see, in the kernel's order. */
export function* readMounts({ sys }: Process): Blocking<MountEntry[]> {
  const text = (yield* readTextIfAny(sys, '/proc/self/mountinfo')) ?? ''
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [before = '', after = ''] = line.split(' - ')
      const [id, parent, device = '', root = '', target = '', own = ''] = before.split(' ')
      const [type = '', source = '', shared = ''] = after.split(' ')
      return {
        id: Number(id),
        parent: Number(parent),
        device,
        root: unescapeOctal(root),
        target: unescapeOctal(target),
        type,
        source: unescapeOctal(source),
        options: joinOptions(own, shared),
      }
    })
}

/** A file system's own options follow those of the mount; read-only wins over both. */
function joinOptions(own: string, shared: string): string {
  const [mine, theirs] = [own.split(','), shared.split(',')]
  const isReadOnly = mine.includes('ro') || theirs.includes('ro')
  const rest = [...mine, ...theirs].filter((option) => option !== 'rw' && option !== 'ro' && option !== '')
  return [isReadOnly ? 'ro' : 'rw', ...new Set(rest)].join(',')
}
