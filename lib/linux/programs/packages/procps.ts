import type { PackageFiles } from './package-files'

/** Debian 12's procps on amd64: what of it is simulated. */
export const procps: PackageFiles = {
  '/usr/bin/free': { program: 'procps/free', size: 26_936 },
  '/usr/bin/kill': { program: 'procps/kill', size: 22_840 },
  '/usr/bin/pgrep': { program: 'procps/pgrep', size: 35_248 },
  '/usr/bin/pkill': { link: 'pgrep' },
  '/usr/bin/ps': { program: 'procps/ps', size: 146_360 },
  '/usr/bin/top': { program: 'procps/top', size: 134_736 },
  '/usr/bin/uptime': { program: 'procps/uptime', size: 14_648 },
  '/usr/bin/vmstat': { program: 'procps/vmstat', size: 35_552 },
  '/usr/bin/w': { program: 'procps/w', size: 22_840 },
  '/usr/bin/watch': { program: 'procps/watch', size: 27_352 },
  '/usr/sbin/sysctl': { program: 'procps/sysctl', size: 31_040 },
}
