import type { PackageFiles } from './package-files'

/** Debian 12's mawk on amd64: what of it is simulated. */
export const mawk: PackageFiles = {
  '/etc/alternatives/awk': { link: '/usr/bin/mawk' },
  '/usr/bin/awk': { link: '/etc/alternatives/awk' },
  '/usr/bin/mawk': { program: 'mawk/mawk', size: 158_376 },
  '/usr/bin/nawk': { link: 'mawk' },
}
