import type { Program } from '../../kernel/program'
import { less } from './less'

/** less, by program key. */
export const lessPrograms = { 'less/less': less } as const satisfies Record<string, Program>
