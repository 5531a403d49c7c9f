import { parseSignal } from '../kernel/signal'
import type { ProcessEnd } from './protocol'

const statusNames: Readonly<Record<number, string>> = {
  0: 'SUCCESS',
  1: 'FAILURE',
  2: 'INVALIDARGUMENT',
  200: 'CHDIR',
  203: 'EXEC',
  217: 'USER',
}

/** `1/FAILURE`, `9/KILL`, as systemd shows how a process ended. */
export function statusName({ code, status }: ProcessEnd): string {
  const name = code === 'killed' ? parseSignal(status)?.slice(3) : statusNames[status]
  return `${status}/${name ?? 'n/a'}`
}
