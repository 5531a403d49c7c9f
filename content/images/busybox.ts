import type { ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import { busyboxApplets } from '@/lib/linux/programs/busybox/applet-names'
import { directory, executable, file, hardLink, symlink, type TreeDescription } from '@/lib/linux/vfs/tree'

const created = '2024-09-26T21:31:42Z'

const passwd = `root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/usr/sbin:/bin/false
bin:x:2:2:bin:/bin:/bin/false
sys:x:3:3:sys:/dev:/bin/false
sync:x:4:100:sync:/bin:/bin/sync
mail:x:8:8:mail:/var/spool/mail:/bin/false
www-data:x:33:33:www-data:/var/www:/bin/false
operator:x:37:37:Operator:/var:/bin/false
nobody:x:65534:65534:nobody:/home:/bin/false
`

const groups =
  'root:0 daemon:1 bin:2 sys:3 adm:4 tty:5 disk:6 lp:7 mail:8 kmem:9 wheel:10:root cdrom:11 dialout:18 floppy:19 video:28 audio:29 tape:32 www-data:33 operator:37 utmp:43 plugdev:46 staff:50 lock:54 netdev:82 users:100 nobody:65534'
const group = groups
  .split(' ')
  .map((entry) => entry.split(':'))
  .map(([name, gid, member = '']) => `${name}:x:${gid}:${member}\n`)
  .join('')

const nsswitch =
  'passwd:\tfiles\ngroup:\tfiles\nshadow:\tfiles\nhosts:\tfiles dns\nnetworks:\tfiles dns\nprotocols:\tfiles\nservices:\tfiles\nethers:\tfiles\nrpc:\tfiles\n'

function rootfs(): TreeDescription {
  return {
    '/bin/busybox': executable('busybox', 1_119_784),
    ...Object.fromEntries(busyboxApplets.map((name) => [`/bin/${name}`, hardLink('/bin/busybox')])),
    '/dev': directory(),
    '/etc/group': group,
    '/etc/hostname': 'buildroot\n',
    '/etc/localtime': file('TZif2', { size: 114 }),
    '/etc/network/if-down.d': directory(),
    '/etc/network/if-post-down.d': directory(),
    '/etc/network/if-pre-up.d': directory(),
    '/etc/network/if-up.d': directory(),
    '/etc/nsswitch.conf': nsswitch,
    '/etc/passwd': passwd,
    '/etc/shadow': file('root:*:::::::\n', { mode: 0o640 }),
    '/home': directory(0o755, { uid: 65534, gid: 65534 }),
    '/lib/ld-linux-x86-64.so.2': file('', { mode: 0o755, size: 232_512 }),
    '/lib/libc.so.6': file('', { mode: 0o755, size: 1_926_232 }),
    '/lib/libm.so.6': file('', { mode: 0o755, size: 911_880 }),
    '/lib64': symlink('lib'),
    '/root': directory(0o700),
    '/usr/bin/env': symlink('../../bin/env'),
    '/tmp': directory(0o1777),
    '/usr/sbin': directory(0o755, { uid: 1, gid: 1 }),
    '/var/spool/mail': directory(0o755, { uid: 8, gid: 8 }),
    '/var/www': directory(0o755, { uid: 33, gid: 33 }),
  }
}

const image: ImageSource = {
  created,
  config: {
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    Cmd: ['sh'],
  },
  steps: [{ createdBy: 'BusyBox 1.37.0 (glibc), Debian 12', created, files: rootfs }],
}

/** BusyBox alone: one file under many names, and glibc. */
export const busybox: RepositorySource = {
  path: 'library/busybox',
  tags: { latest: image, '1': image, '1.37': image, '1.37.0': image, glibc: image },
}
