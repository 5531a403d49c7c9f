import type { Program } from '../../kernel/program'
import { awk } from './awk'

/** mawk, by program key. */
export const awkPrograms = {
  'mawk/mawk': awk,
} as const satisfies Record<string, Program>
