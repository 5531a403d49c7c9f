import type { Program } from '../../kernel/program'
import { dpkg } from './dpkg'

/** dpkg, by program key. */
export const dpkgPrograms = { 'dpkg/dpkg': dpkg } as const satisfies Record<string, Program>
