import type { PackageFiles } from './package-files'

/** Debian 12's man-db on amd64: what of it is simulated. */
export const manDb: PackageFiles = {
  '/usr/bin/man': { program: 'man/man', size: 124_272 },
}

/** Debian 12's bsdutils on amd64: what of it is simulated. */
export const bsdutils: PackageFiles = {
  '/usr/bin/logger': { program: 'util-linux/logger', size: 56_216 },
  '/usr/bin/renice': { program: 'util-linux/renice', size: 14_648 },
}
