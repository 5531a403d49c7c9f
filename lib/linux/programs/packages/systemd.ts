import type { PackageFiles } from './package-files'

/** Debian 12's systemd on amd64: what of it is simulated. */
export const systemd: PackageFiles = {
  '/usr/lib/systemd/systemd': { program: 'systemd', size: 98_512 },
  '/usr/sbin/init': { link: '../lib/systemd/systemd' },
}
