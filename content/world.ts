import { complete } from '@/lib/docker/cli/complete/complete'
import { docker } from '@/lib/docker/cli/docker'
import { busyboxPrograms } from '@/lib/linux/programs/busybox/busybox'
import { programs } from '@/lib/linux/programs/index'
import { ash, bash, completers, sh } from '@/lib/linux/shell/bash'
import { systemd } from '@/lib/linux/systemd/systemd'
import type { WorldContent } from '@/lib/world/content'
import { hostTree } from '@/lib/world/host-tree'
import { imageModules } from './images/index'
import { scenarios } from './scenarios/index'

completers.set('docker', complete)

/** What worlds are made of: scenarios, the programs on their machines, and the images they can pull. */
export const worldContent: WorldContent = {
  scenarios,
  programs: { ...programs, ...busyboxPrograms(ash), bash, dash: sh, docker, systemd },
  modules: imageModules,
  tree: hostTree,
}
