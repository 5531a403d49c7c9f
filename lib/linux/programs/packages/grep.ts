import type { PackageFiles } from './package-files'

/** Debian 12's grep on amd64: what of it is simulated. */
export const grep: PackageFiles = {
  '/usr/bin/egrep': { script: '#!/bin/sh\nexec grep -E "$@"\n' },
  '/usr/bin/fgrep': { script: '#!/bin/sh\nexec grep -F "$@"\n' },
  '/usr/bin/grep': { program: 'grep/grep', size: 203_152 },
}
