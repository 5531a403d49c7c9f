import type { PackageFiles } from './package-files'

/** Debian's iputils-ping on amd64. */
export const iputilsPing: PackageFiles = {
  '/usr/bin/ping': { program: 'iputils/ping', size: 90_568 },
  '/usr/bin/ping4': { link: 'ping' },
}

/** Debian's iputils-tracepath on amd64. */
export const iputilsTracepath: PackageFiles = {
  '/usr/bin/tracepath': { program: 'iputils/tracepath', size: 22_992 },
}
