import type { PackageFiles } from './package-files'

/** Debian 12's mount on amd64: what of it is simulated. */
export const mount: PackageFiles = {
  '/usr/bin/mount': { program: 'util-linux/mount', size: 59_704 },
  '/usr/bin/umount': { program: 'util-linux/umount', size: 35_128 },
}
