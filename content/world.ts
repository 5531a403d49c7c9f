import { bash, completers } from '@/lib/linux/shell/bash'
import type { Completer } from '@/lib/linux/shell/complete/completer'
import { systemd } from '@/lib/linux/systemd/systemd'
import type { WorldContent } from '@/lib/world/content'
import { hostTree } from '@/lib/world/host-tree'
import { imageModules } from './images/index'
import { programModules } from './programs'
import { scenarios } from './scenarios/index'

/** Completion comes with the client itself, when it is first asked for. */
const completeDocker: Completer = function* (words, index, process) {
  const complete = (yield* process.sys.fetch('docker')) as Completer
  return yield* complete(words, index, process)
}
completers.set('docker', completeDocker)

/** What worlds are made of: scenarios, the programs on their machines, and the images they can pull. */
export const worldContent: WorldContent = {
  scenarios,
  programs: { bash, systemd },
  modules: { ...programModules, ...imageModules },
  tree: hostTree,
}
