import type { PackageFiles } from './package-files'

/** Debian 12's strace on amd64: what of it is simulated. */
export const strace: PackageFiles = {
  '/usr/bin/strace': { program: 'strace', size: 2_041_648 },
}
