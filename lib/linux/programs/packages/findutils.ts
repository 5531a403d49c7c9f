import type { PackageFiles } from './package-files'

/** Debian 12's findutils on amd64: what of it is simulated. */
export const findutils: PackageFiles = {
  '/usr/bin/find': { program: 'findutils/find', size: 224_848 },
  '/usr/bin/xargs': { program: 'findutils/xargs', size: 72_136 },
}
