import type { PackageFiles } from './package-files'

/** Debian 12's psmisc on amd64: what of it is simulated. */
export const psmisc: PackageFiles = {
  '/usr/bin/killall': { program: 'psmisc/killall', size: 32_720 },
  '/usr/bin/pstree': { program: 'psmisc/pstree', size: 36_640 },
  '/usr/bin/pstree.x11': { link: 'pstree' },
}
