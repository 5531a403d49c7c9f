import type { Program } from '../../kernel/program'
import { ps } from './ps/ps'

/** procps, by program key. */
export const procpsPrograms = {
  'procps/ps': ps,
} as const satisfies Record<string, Program>
