import type { PackageFiles } from './package-files'

/** Debian 12's diffutils on amd64: what of it is simulated. */
export const diffutils: PackageFiles = {
  '/usr/bin/cmp': { program: 'diffutils/cmp', size: 52_176 },
  '/usr/bin/diff': { program: 'diffutils/diff', size: 155_216 },
}
