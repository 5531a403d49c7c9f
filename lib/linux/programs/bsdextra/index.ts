import type { Program } from '../../kernel/program'
import { column } from './column'
import { hexdump } from './hexdump'
import { rev } from './rev'

/** Programs of BSD that Debian's bsdextrautils and util-linux bring, by program key. */
export const bsdExtraPrograms = {
  'bsdextra/column': column,
  'bsdextra/hexdump': hexdump,
  'bsdextra/rev': rev,
} as const satisfies Record<string, Program>
