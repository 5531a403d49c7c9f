import type { Program } from '../../kernel/program'
import { vim } from './vim'

/** Vim, by program key. */
export const vimPrograms = { 'vim/vim': vim } as const satisfies Record<string, Program>
