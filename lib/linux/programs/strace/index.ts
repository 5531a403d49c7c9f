import type { Program } from '../../kernel/program'
import { strace } from './strace'

/** strace, by program key. */
export const stracePrograms = { strace } as const satisfies Record<string, Program>
