import type { Program } from '../../kernel/program'
import { cal } from './cal'

/** cal, by program key. */
export const ncalPrograms = { 'ncal/cal': cal } as const satisfies Record<string, Program>
