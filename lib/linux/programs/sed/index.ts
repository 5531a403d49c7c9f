import type { Program } from '../../kernel/program'
import { sed } from './sed'

/** GNU sed, by program key. */
export const sedPrograms = {
  'sed/sed': sed,
} as const satisfies Record<string, Program>
