import type { PackageFiles } from './package-files'

/** Debian 12's gzip on amd64: what of it is simulated. */
export const gzip: PackageFiles = {
  '/usr/bin/gunzip': { script: '#!/bin/sh\nexec gzip -d "$@"\n' },
  '/usr/bin/gzip': { program: 'gzip/gzip', size: 98_136 },
  '/usr/bin/zcat': { script: '#!/bin/sh\nexec gzip -cd "$@"\n' },
}
