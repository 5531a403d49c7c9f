import { executable, file, symlink, type TreeDescription, type TreeFile } from '../vfs/tree'
import { type PackageFile, type PackageFiles, packages } from './packages'

/** What a package installs, as part of a file tree. */
export function packageTree(files: PackageFiles): TreeDescription {
  return Object.fromEntries(Object.entries(files).map(([path, installed]) => [path, treeFile(installed)]))
}

/** What several packages install, and dpkg's record of them. Names of packages that are not simulated at all are left out. */
export function packageTrees(names: readonly string[]): readonly TreeDescription[] {
  const chosen = Object.entries(packages).filter(([name]) => names.includes(name))
  const status = chosen.map(
    ([name]) => `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\n\n`,
  )
  return [
    ...chosen.map(([, files]) => packageTree(files)),
    names.includes('dpkg') ? { '/var/lib/dpkg/status': status.join('') } : {},
  ]
}

function treeFile(installed: PackageFile): TreeFile {
  if ('link' in installed) return symlink(installed.link)
  if ('script' in installed) return file(installed.script, { mode: 0o755 })
  if ('text' in installed) return file(installed.text, { mode: installed.mode ?? 0o644 })
  return executable(installed.program, installed.size, { mode: installed.mode ?? 0o755 })
}
