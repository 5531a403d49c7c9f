import type { Program } from '../../kernel/program'
import { hostname } from './hostname'

/** Debian's hostname, by program key. */
export const hostnamePrograms = {
  'hostname/hostname': hostname,
} as const satisfies Record<string, Program>
