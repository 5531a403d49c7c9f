import type { Program } from '../../kernel/program'
import { tar } from './tar'

/** GNU tar, by program key. */
export const tarPrograms = { 'tar/tar': tar } as const satisfies Record<string, Program>
