import { alpineApplets } from '@/lib/linux/programs/busybox/applet-names'
import { directory, executable, file, symlink, type TreeDescription } from '@/lib/linux/vfs/tree'

const passwd = `root:x:0:0:root:/root:/bin/sh
bin:x:1:1:bin:/bin:/sbin/nologin
daemon:x:2:2:daemon:/sbin:/sbin/nologin
nobody:x:65534:65534:nobody:/:/sbin/nologin
`
const group = `root:x:0:root
bin:x:1:root,bin,daemon
daemon:x:2:root,bin,daemon
tty:x:5:
nogroup:x:65533:
nobody:x:65534:
`

/** Alpine's mini root file system: BusyBox under many names, musl, and the package manager's files. */
export function alpineRootfs(): TreeDescription {
  return {
    ...Object.fromEntries(
      Object.entries(alpineApplets).flatMap(([place, names]) =>
        names.map((name) => [`${place}/${name}`, symlink('/bin/busybox')]),
      ),
    ),
    '/bin/busybox': executable('busybox/alpine', 808_712),
    '/dev': directory(),
    '/etc/alpine-release': '3.22.1\n',
    '/etc/apk/repositories':
      'https://dl-cdn.alpinelinux.org/alpine/v3.22/main\nhttps://dl-cdn.alpinelinux.org/alpine/v3.22/community\n',
    '/etc/group': group,
    '/etc/hostname': 'localhost\n',
    '/etc/hosts': '127.0.0.1\tlocalhost localhost.localdomain\n::1\t\tlocalhost localhost.localdomain\n',
    '/etc/os-release':
      'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.22.1\nPRETTY_NAME="Alpine Linux v3.22"\nHOME_URL="https://alpinelinux.org/"\nBUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"\n',
    '/etc/passwd': passwd,
    '/etc/profile': 'export PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"\n',
    '/etc/shells': '# valid login shells\n/bin/sh\n/bin/ash\n',
    '/home': directory(),
    '/lib/ld-musl-x86_64.so.1': file('', { mode: 0o755, size: 662_496 }),
    '/media': directory(),
    '/mnt': directory(),
    '/opt': directory(),
    '/proc': directory(0o555),
    '/root': directory(0o700),
    '/run': directory(),
    '/srv': directory(),
    '/sys': directory(0o555),
    '/tmp': directory(0o1777),
    '/usr/lib/libapk.so.2.14.9': file('', { mode: 0o755, size: 235_344 }),
    '/usr/lib/libcrypto.so.3': file('', { mode: 0o755, size: 4_595_712 }),
    '/usr/lib/libssl.so.3': file('', { mode: 0o755, size: 858_440 }),
    '/usr/lib/libz.so.1.3.1': file('', { mode: 0o755, size: 100_208 }),
    '/var/cache': directory(),
    '/var/lib': directory(),
    '/var/log': directory(),
    '/var/run': symlink('../run'),
    '/var/tmp': directory(0o1777),
  }
}
