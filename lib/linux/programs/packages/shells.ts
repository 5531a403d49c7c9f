import type { PackageFiles } from './package-files'

/** Debian 12's bash on amd64. */
export const bash: PackageFiles = {
  '/usr/bin/bash': { program: 'bash', size: 1_265_648 },
  '/usr/bin/rbash': { link: 'bash' },
}

/** Debian 12's dash, which is its /bin/sh. */
export const dash: PackageFiles = {
  '/usr/bin/dash': { program: 'dash', size: 125_640 },
  '/usr/bin/sh': { link: 'dash' },
}
