import type { BuildStep, ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import { packageTrees } from '@/lib/linux/programs/package-tree'
import { directory, file, symlink, type TreeDescription } from '@/lib/linux/vfs/tree'

const created = '2025-11-03T00:00:00Z'

/** What debootstrap's minimal variant installs, as far as it is simulated: no procps, so no `ps`. */
const PACKAGES = [
  'ncurses-bin',
  'debianutils',
  'mawk',
  'passwd',
  'adduser',
  'apt',
  'bash',
  'coreutils',
  'dash',
  'diffutils',
  'dpkg',
  'findutils',
  'grep',
  'gzip',
  'hostname',
  'mount',
  'sed',
  'tar',
  'util-linux',
]

function rootfs(): readonly TreeDescription[] {
  return [
    {
      '/bin': symlink('usr/bin'),
      '/boot': directory(),
      '/dev': directory(),
      '/etc/debian_version': '12.12\n',
      '/etc/group': 'root:x:0:\ndaemon:x:1:\ntty:x:5:\nwww-data:x:33:\nnogroup:x:65534:\n',
      '/etc/passwd':
        'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n',
      '/etc/os-release': symlink('../usr/lib/os-release'),
      '/home': directory(),
      '/lib': symlink('usr/lib'),
      '/lib64': symlink('usr/lib64'),
      '/media': directory(),
      '/mnt': directory(),
      '/opt': directory(),
      '/proc': directory(0o555),
      '/root/.bashrc': '',
      '/root': directory(0o700),
      '/run': directory(),
      '/sbin': symlink('usr/sbin'),
      '/srv': directory(),
      '/sys': directory(0o555),
      '/tmp': directory(0o1777),
      '/usr/lib/os-release':
        'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\nHOME_URL="https://www.debian.org/"\n',
      '/usr/lib/x86_64-linux-gnu/libc.so.6': file('', { mode: 0o755, size: 1_922_136 }),
      '/usr/lib/x86_64-linux-gnu/libcrypto.so.3': file('', { mode: 0o755, size: 4_709_632 }),
      '/usr/lib64': directory(),
      '/usr/sbin': directory(),
      '/usr/share/locale.archive': file('', { size: 68_000_000 }),
      '/var/cache': directory(),
      '/var/lib': directory(),
      '/var/log': directory(),
      '/var/run': symlink('/run'),
      '/var/tmp': directory(0o1777),
    },
    ...packageTrees(PACKAGES),
  ]
}

/** The one step of Debian's image, with which others begin. */
export const debianSteps: readonly BuildStep[] = [
  {
    createdBy: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1762156800'",
    comment: 'debuerreotype 0.16',
    created,
    files: rootfs,
  },
]

const image: ImageSource = {
  created,
  config: { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], Cmd: ['bash'] },
  steps: debianSteps,
}

/** Debian 12, minimal. */
export const debian: RepositorySource = {
  path: 'library/debian',
  tags: { latest: image, bookworm: image, '12': image, '12.12': image },
}
