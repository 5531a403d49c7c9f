import type { Program } from '../../kernel/program'
import { man } from './man'

/** man, by program key. */
export const manPrograms = { 'man/man': man } as const satisfies Record<string, Program>
