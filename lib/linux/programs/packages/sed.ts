import type { PackageFiles } from './package-files'

/** Debian 12's sed on amd64: what of it is simulated. */
export const sed: PackageFiles = {
  '/usr/bin/sed': { program: 'sed/sed', size: 126_424 },
}
