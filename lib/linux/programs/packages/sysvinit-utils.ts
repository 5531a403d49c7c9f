import type { PackageFiles } from './package-files'

/** Debian 12's sysvinit-utils on amd64: what of it is simulated. */
export const sysvinitUtils: PackageFiles = {
  '/usr/bin/pidof': { link: '/usr/sbin/killall5' },
  '/usr/sbin/killall5': { program: 'sysvinit-utils/pidof', size: 27_048 },
}
