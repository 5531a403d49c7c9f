import { executable, symlink, type TreeDescription } from '../vfs/tree'
import { type PackageFiles, packages } from './packages'

/** What a package installs, as part of a file tree. */
export function packageTree(files: PackageFiles): TreeDescription {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [
      path,
      'link' in file ? symlink(file.link) : executable(file.program, file.size),
    ]),
  )
}

/** What several packages install. Names of packages that are not simulated at all are left out. */
export function packageTrees(names: readonly string[]): readonly TreeDescription[] {
  return Object.entries(packages)
    .filter(([name]) => names.includes(name))
    .map(([, files]) => packageTree(files))
}
