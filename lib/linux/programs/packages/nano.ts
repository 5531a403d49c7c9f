import type { PackageFiles } from './package-files'

/** Debian 12's nano on amd64: what of it is simulated. */
export const nano: PackageFiles = {
  '/etc/alternatives/editor': { link: '/bin/nano' },
  '/usr/bin/editor': { link: '/etc/alternatives/editor' },
  '/usr/bin/nano': { program: 'nano/nano', size: 283_144 },
  '/usr/bin/rnano': { link: 'nano' },
}
