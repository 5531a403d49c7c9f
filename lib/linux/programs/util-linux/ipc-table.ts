import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../support/files'

export type IpcKind = 'msg' | 'sem' | 'shm'

/** A row of /proc/sysvipc by the names of its columns; the kind's own id is `id`, permissions are the digits shown. */
export type IpcRow = Readonly<Record<string, number>>

export function* readIpcTable(sys: Syscalls, kind: IpcKind): Blocking<IpcRow[]> {
  const [header = '', ...rows] = ((yield* readTextIfAny(sys, `/proc/sysvipc/${kind}`)) ?? '')
    .trim()
    .split('\n')
  const names = header.trim().split(/\s+/)
  return rows.map((row) => {
    const values = row.trim().split(/\s+/).map(Number)
    const pairs = names.map(
      (name, index) => [/^(msq|sem|shm)id$/.test(name) ? 'id' : name, values[index] ?? 0] as const,
    )
    return Object.fromEntries(pairs)
  })
}
