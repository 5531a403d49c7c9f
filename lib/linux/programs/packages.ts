import { coreutils } from './packages/coreutils'
import { grep } from './packages/grep'
import type { PackageFiles } from './packages/package-files'
import { procps } from './packages/procps'
import { bash, dash } from './packages/shells'
import { systemd } from './packages/systemd'
import { utilLinux } from './packages/util-linux'

export type { PackageFile, PackageFiles } from './packages/package-files'

/** What each Debian package installs, as far as it is simulated: for host roots, images and apt. */
export const packages = {
  bash,
  coreutils,
  dash,
  grep,
  procps,
  systemd,
  'util-linux': utilLinux,
} as const satisfies Record<string, PackageFiles>
