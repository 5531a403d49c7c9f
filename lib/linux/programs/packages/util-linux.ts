import type { PackageFiles } from './package-files'

/** Debian 12's util-linux on amd64: what of it is simulated. */
export const utilLinux: PackageFiles = {
  '/usr/bin/lsns': { program: 'util-linux/lsns', size: 84_288 },
  '/usr/bin/nsenter': { program: 'util-linux/nsenter', size: 35_368 },
  '/usr/bin/unshare': { program: 'util-linux/unshare', size: 84_520 },
}
