import { isErrno } from '../../kernel/errno'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from './files'

export interface SocketOwner {
  readonly name: string
  readonly pid: number
  readonly fd: number
}

/** The processes that have a socket open, by its inode: found as ss and netstat do, in /proc/PID/fd. */
export function* socketOwners(sys: Syscalls): Blocking<ReadonlyMap<number, readonly SocketOwner[]>> {
  const owners = new Map<number, SocketOwner[]>()
  for (const { name: pid } of sys.getdents('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    const name = ((yield* readTextIfAny(sys, `/proc/${pid}/comm`)) ?? '').trim()
    for (const fd of descriptors(sys, pid)) {
      const ino = socketOf(sys, `/proc/${pid}/fd/${fd}`)
      if (ino !== undefined)
        owners.set(ino, [...(owners.get(ino) ?? []), { name, pid: Number(pid), fd: Number(fd) }])
    }
  }
  return owners
}

function descriptors(sys: Syscalls, pid: string): readonly string[] {
  try {
    return sys.getdents(`/proc/${pid}/fd`).map(({ name }) => name)
  } catch (error) {
    if (isErrno(error)) return []
    throw error
  }
}

function socketOf(sys: Syscalls, path: string): number | undefined {
  try {
    const match = /^socket:\[(\d+)\]$/.exec(sys.readlink(path))
    return match ? Number(match[1]) : undefined
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}
