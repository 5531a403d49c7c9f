import type { Program } from '../../kernel/program'
import { grep } from './grep'

/** GNU grep, by program key. */
export const grepPrograms = {
  'grep/grep': grep,
} as const satisfies Record<string, Program>
