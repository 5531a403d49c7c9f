import type { PackageFiles } from './package-files'

/** Debian 12's util-linux on amd64: what of it is simulated. */
export const utilLinux: PackageFiles = {
  '/usr/bin/dmesg': { program: 'util-linux/dmesg', size: 84_520 },
  '/usr/bin/findmnt': { program: 'util-linux/findmnt', size: 85_600 },
  '/usr/bin/ipcmk': { program: 'util-linux/ipcmk', size: 35_248 },
  '/usr/bin/ipcrm': { program: 'util-linux/ipcrm', size: 22_840 },
  '/usr/bin/ipcs': { program: 'util-linux/ipcs', size: 47_536 },
  '/usr/bin/lsns': { program: 'util-linux/lsns', size: 84_288 },
  '/usr/bin/more': { program: 'util-linux/more', size: 59_712 },
  '/usr/bin/mountpoint': { program: 'util-linux/mountpoint', size: 18_744 },
  '/usr/bin/nsenter': { program: 'util-linux/nsenter', size: 35_368 },
  '/usr/bin/rev': { program: 'bsdextra/rev', size: 14_648 },
  '/usr/bin/setsid': { program: 'util-linux/setsid', size: 14_648 },
  '/usr/bin/su': { program: 'util-linux/su', size: 72_000, mode: 0o4755 },
  '/usr/bin/unshare': { program: 'util-linux/unshare', size: 84_520 },
}
