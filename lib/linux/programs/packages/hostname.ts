import type { PackageFiles } from './package-files'

/** Debian 12's hostname on amd64: what of it is simulated. */
export const hostname: PackageFiles = {
  '/usr/bin/dnsdomainname': { link: 'hostname' },
  '/usr/bin/domainname': { link: 'hostname' },
  '/usr/bin/hostname': { program: 'hostname/hostname', size: 22_680 },
  '/usr/bin/nisdomainname': { link: 'hostname' },
  '/usr/bin/ypdomainname': { link: 'hostname' },
}
