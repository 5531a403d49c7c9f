import type { Program } from '../../kernel/program'
import { free } from './free'
import { kill } from './kill'
import { pgrep } from './pgrep'
import { ps } from './ps/ps'
import { sysctl } from './sysctl'
import { top } from './top/top'
import { uptime } from './uptime'
import { vmstat } from './vmstat'
import { w } from './w'
import { watch } from './watch'

/** procps-ng, by program key. */
export const procpsPrograms = {
  'procps/free': free,
  'procps/kill': kill,
  'procps/pgrep': pgrep,
  'procps/ps': ps,
  'procps/sysctl': sysctl,
  'procps/top': top,
  'procps/uptime': uptime,
  'procps/watch': watch,
  'procps/vmstat': vmstat,
  'procps/w': w,
} as const satisfies Record<string, Program>
