import type { Program } from '../../kernel/program'
import { nano } from './nano'

/** nano, by program key. */
export const nanoPrograms = { 'nano/nano': nano } as const satisfies Record<string, Program>
