import type { PackageFiles } from './package-files'

/** Debian 12's procps on amd64: what of it is simulated. */
export const procps: PackageFiles = {
  '/usr/bin/ps': { program: 'procps/ps', size: 146_360 },
}
