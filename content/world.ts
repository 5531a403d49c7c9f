import { programs } from '@/lib/linux/programs/index'
import { bash } from '@/lib/linux/shell/bash'
import { systemd } from '@/lib/linux/systemd/systemd'
import { executable } from '@/lib/linux/vfs/tree'
import type { WorldContent } from '@/lib/world/content'
import { hostTree } from '@/lib/world/host-tree'
import { scenarios } from './scenarios/index'

/** What worlds are made of: scenarios, the programs on their machines, and the images they can pull. */
export const worldContent: WorldContent = {
  scenarios,
  programs: { ...programs, bash, systemd },
  modules: {},
  tree: (scenario) => hostTree(scenario, [{ '/usr/bin/bash': executable('bash', 1_265_648) }]),
}
