import type { Program } from '../../kernel/program'
import { sudo } from './sudo'

/** sudo, by program key. */
export const sudoPrograms = { 'sudo/sudo': sudo } as const satisfies Record<string, Program>
