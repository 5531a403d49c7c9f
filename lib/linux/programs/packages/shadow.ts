import type { PackageFiles } from './package-files'

/** Debian 12's passwd on amd64: what of it is simulated. */
export const passwd: PackageFiles = {
  '/usr/bin/passwd': { program: 'shadow/passwd', size: 68_248, mode: 0o4755 },
  '/usr/sbin/chpasswd': { program: 'shadow/chpasswd', size: 63_856 },
  '/usr/sbin/groupadd': { program: 'shadow/groupadd', size: 101_416 },
  '/usr/sbin/groupdel': { program: 'shadow/groupdel', size: 88_936 },
  '/usr/sbin/useradd': { program: 'shadow/useradd', size: 159_536 },
  '/usr/sbin/userdel': { program: 'shadow/userdel', size: 113_608 },
  '/usr/sbin/usermod': { program: 'shadow/usermod', size: 147_056 },
}

/** Debian 12's adduser: what of it is simulated. */
export const adduser: PackageFiles = {
  '/usr/sbin/adduser': { program: 'shadow/adduser', size: 48_382 },
}

/** Debian 12's uidmap on amd64. */
export const uidmap: PackageFiles = {
  '/usr/bin/newgidmap': { program: 'shadow/newgidmap', size: 43_576, mode: 0o4755 },
  '/usr/bin/newuidmap': { program: 'shadow/newuidmap', size: 43_576, mode: 0o4755 },
}
