import type { PackageFiles } from './package-files'

/** Debian 12's apt on amd64: what of it is simulated. */
export const apt: PackageFiles = {
  '/usr/bin/apt': { program: 'apt/apt', size: 18_752 },
  '/usr/bin/apt-cache': { program: 'apt/apt-cache', size: 84_448 },
  '/usr/bin/apt-get': { program: 'apt/apt-get', size: 51_592 },
}
