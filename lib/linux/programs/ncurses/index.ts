import type { Program } from '../../kernel/program'
import { clear, reset, tput } from './clear'

/** Programs of ncurses-bin, by program key. */
export const ncursesPrograms = {
  'ncurses/clear': clear,
  'ncurses/reset': reset,
  'ncurses/tput': tput,
} as const satisfies Record<string, Program>
