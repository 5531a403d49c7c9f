import type { PackageFiles } from './package-files'

/** Debian 12's less on amd64: what of it is simulated. */
export const less: PackageFiles = {
  '/etc/alternatives/pager': { link: '/usr/bin/less' },
  '/usr/bin/less': { program: 'less/less', size: 198_960 },
  '/usr/bin/pager': { link: '/etc/alternatives/pager' },
}
