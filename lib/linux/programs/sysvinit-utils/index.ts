import type { Program } from '../../kernel/program'
import { pidof } from './pidof'

/** sysvinit-utils, by program key. */
export const sysvinitPrograms = {
  'sysvinit-utils/pidof': pidof,
} as const satisfies Record<string, Program>
