import { debianSteps } from '@/content/images/debian'
import type { BuildStep, RepositorySource } from '@/lib/docker/registry/image-source'
import { padded } from './padded'

const created = '2026-11-20T16:13:27.341574145Z'

/** What base-files and bash configure for an interactive shell. */
const bashrc = `[ -z "\${PS1-}" ] && return\nPS1='\\u@\\h:\\w\\$ '\n`

const rootfs: BuildStep = {
  createdBy: '',
  comment: 'debootstrap minbase bookworm',
  created,
  files: () => {
    const base = debianSteps[0]?.files?.() ?? []
    return padded(
      [
        ...(Array.isArray(base) ? base : [base]),
        { '/etc/bash.bashrc': bashrc, '/etc/debian_version': '12.15\n' },
      ],
      '/usr/lib/x86_64-linux-gnu/libicudata.so.72',
      116_667_581,
    )
  },
}

/** Debian 12 as debootstrap's minimal variant makes it, imported. */
export const debian: RepositorySource = {
  path: 'library/debian',
  tags: { '12': { created, config: { Cmd: ['bash'] }, steps: [rootfs] } },
}
