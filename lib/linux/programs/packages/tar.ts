import type { PackageFiles } from './package-files'

/** Debian 12's tar on amd64: what of it is simulated. */
export const tar: PackageFiles = {
  '/usr/bin/tar': { program: 'tar/tar', size: 531_984 },
}
