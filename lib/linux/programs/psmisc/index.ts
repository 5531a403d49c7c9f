import type { Program } from '../../kernel/program'
import { killall } from './killall'
import { pstree } from './pstree'

/** PSmisc, by program key. */
export const psmiscPrograms = {
  'psmisc/killall': killall,
  'psmisc/pstree': pstree,
} as const satisfies Record<string, Program>
