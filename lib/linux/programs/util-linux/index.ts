import type { Program } from '../../kernel/program'
import { lsns } from './lsns'
import { nsenter } from './nsenter'
import { unshare } from './unshare'

/** util-linux, by program key. */
export const utilLinuxPrograms = {
  'util-linux/lsns': lsns,
  'util-linux/nsenter': nsenter,
  'util-linux/unshare': unshare,
} as const satisfies Record<string, Program>
