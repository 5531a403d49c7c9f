import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from './files'

/** Names by number from /etc/passwd or /etc/group. */
export function* readNames(
  sys: Syscalls,
  path: '/etc/passwd' | '/etc/group',
): Blocking<ReadonlyMap<number, string>> {
  const names = new Map<number, string>()
  for (const line of ((yield* readTextIfAny(sys, path)) ?? '').split('\n')) {
    const [name = '', , id = ''] = line.split(':')
    if (/^\d+$/.test(id) && !names.has(Number(id))) names.set(Number(id), name)
  }
  return names
}
