import type { Program } from '../../kernel/program'
import { file } from './file'

/** file, by program key. */
export const filePrograms = { 'file/file': file } as const satisfies Record<string, Program>
