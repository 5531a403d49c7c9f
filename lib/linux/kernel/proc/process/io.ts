import type { Task } from '../../task'

/** proc_pid_io(5). */
export function ioText({ io }: Task): string {
  return Object.entries({ ...io, cancelled_write_bytes: 0 })
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
}
