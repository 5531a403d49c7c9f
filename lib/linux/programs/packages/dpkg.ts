import type { PackageFiles } from './package-files'

/** Debian 12's dpkg on amd64: what of it is simulated. */
export const dpkg: PackageFiles = {
  '/usr/bin/dpkg': { program: 'dpkg/dpkg', size: 318_096 },
}
