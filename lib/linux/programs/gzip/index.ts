import type { Program } from '../../kernel/program'
import { gzip } from './gzip'

/** gzip, by program key. */
export const gzipPrograms = { 'gzip/gzip': gzip } as const satisfies Record<string, Program>
