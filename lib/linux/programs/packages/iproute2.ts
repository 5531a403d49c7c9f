import type { PackageFiles } from './package-files'

/** Debian's iproute2 on amd64: what of it is simulated. */
export const iproute2: PackageFiles = {
  '/usr/bin/ip': { program: 'iproute2/ip', size: 691_016 },
  '/usr/bin/ss': { program: 'iproute2/ss', size: 193_680 },
  '/usr/sbin/bridge': { program: 'iproute2/bridge', size: 156_200 },
  '/usr/sbin/ip': { link: '/bin/ip' },
}
