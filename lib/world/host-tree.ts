import { dockerPackage } from '../docker/engine/docker-package'
import { packageTree, packageTrees } from '../linux/programs/package-tree'
import { buildTree, type Tree } from '../linux/vfs/build-tree'
import { hostFiles } from './host-files'
import type { Scenario } from './scenario'

const trees = new Map<string, Tree>()

/** The root file system of a scenario's machine; compiled once and shared by every world. */
export function hostTree(scenario: Scenario): Tree {
  const known = trees.get(scenario.name)
  if (known) return known
  const tree = buildTree([
    hostFiles(scenario),
    ...packageTrees(scenario.packages),
    scenario.hasDocker ? packageTree(dockerPackage) : {},
    scenario.files,
  ])
  trees.set(scenario.name, tree)
  return tree
}
