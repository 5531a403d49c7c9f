import type { Program } from '../../kernel/program'
import { cmp } from './cmp'
import { diff } from './diff/diff'

/** GNU diffutils, by program key. */
export const diffutilsPrograms = {
  'diffutils/cmp': cmp,
  'diffutils/diff': diff,
} as const satisfies Record<string, Program>
