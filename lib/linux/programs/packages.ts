import { coreutils } from './packages/coreutils'
import { procps } from './packages/procps'
import type { PackageFiles } from './packages/package-files'
import { utilLinux } from './packages/util-linux'

export type { PackageFile, PackageFiles } from './packages/package-files'

/** What each Debian package installs, as far as it is simulated: for host roots, images and apt. */
export const packages = {
  coreutils,
  procps,
  'util-linux': utilLinux,
} as const satisfies Record<string, PackageFiles>
