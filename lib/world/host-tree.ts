import { type PackageFiles, packages } from '../linux/programs/packages'
import { buildTree, type Tree } from '../linux/vfs/build-tree'
import { executable, symlink, type TreeDescription } from '../linux/vfs/tree'
import { hostFiles } from './host-files'
import type { Scenario } from './scenario'

/** What a package installs, as part of a file tree. */
export function packageTree(files: PackageFiles): TreeDescription {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [
      path,
      'link' in file ? symlink(file.link) : executable(file.program, file.size),
    ]),
  )
}

const trees = new Map<string, Tree>()

/** The root file system of a scenario's machine; compiled once and shared by every world. */
export function hostTree(scenario: Scenario, more: readonly TreeDescription[] = []): Tree {
  const known = trees.get(scenario.name)
  if (known) return known
  const installed = Object.entries(packages).filter(([name]) => scenario.packages.includes(name))
  const tree = buildTree([
    hostFiles(scenario),
    ...installed.map(([, files]) => packageTree(files)),
    ...more,
    scenario.files,
  ])
  trees.set(scenario.name, tree)
  return tree
}
