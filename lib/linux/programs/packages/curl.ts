import type { PackageFiles } from './package-files'

/** Debian 12's curl on amd64: what of it is simulated. */
export const curl: PackageFiles = {
  '/usr/bin/curl': { program: 'curl/curl', size: 280_800 },
}
