import type { PackageFiles } from './package-files'

/** Debian 12's systemd on amd64: what of it is simulated. */
export const systemd: PackageFiles = {
  '/usr/bin/hostnamectl': { program: 'systemd-clients/hostnamectl', size: 31_120 },
  '/usr/bin/journalctl': { program: 'systemd-clients/journalctl', size: 76_432 },
  '/usr/bin/systemctl': { program: 'systemd-clients/systemctl', size: 1_353_368 },
  '/usr/lib/systemd/systemd': { program: 'systemd', size: 98_512 },
  '/usr/sbin/init': { link: '../lib/systemd/systemd' },
  '/usr/sbin/service': { program: 'systemd-clients/service', size: 9099 },
}
