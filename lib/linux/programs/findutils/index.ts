import type { Program } from '../../kernel/program'
import { find } from './find/find'
import { xargs } from './xargs/xargs'

/** GNU findutils, by program key. */
export const findutilsPrograms = {
  'findutils/find': find,
  'findutils/xargs': xargs,
} as const satisfies Record<string, Program>
