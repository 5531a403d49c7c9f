import type { PackageFiles } from './package-files'

/** Debian 12's apache2-utils on amd64: what of it is simulated. */
export const apache2Utils: PackageFiles = {
  '/usr/bin/htpasswd': { program: 'apache2-utils/htpasswd', size: 31_288 },
}
