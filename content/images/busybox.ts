import type { ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import { busyboxApplets } from '@/lib/linux/programs/busybox/applet-names'
import { directory, executable, file, hardLink, type TreeDescription } from '@/lib/linux/vfs/tree'

const created = '2024-09-26T21:31:42Z'

function rootfs(): TreeDescription {
  return {
    '/bin/busybox': executable('busybox', 1_119_784),
    ...Object.fromEntries(busyboxApplets.map((name) => [`/bin/${name}`, hardLink('/bin/busybox')])),
    '/dev': directory(),
    '/etc/group': 'root:x:0:\ndaemon:x:1:\nbin:x:2:\nsys:x:3:\nmail:x:8:\nwww-data:x:33:\nnobody:x:65534:\n',
    '/etc/passwd':
      'root:x:0:0:root:/root:/bin/sh\ndaemon:x:1:1:daemon:/usr/sbin:/bin/false\nbin:x:2:2:bin:/bin:/bin/false\nwww-data:x:33:33:www-data:/var/www:/bin/false\nnobody:x:65534:65534:nobody:/home:/bin/false\n',
    '/etc/shadow': file('root:*:::::::\n', { mode: 0o640 }),
    '/home': directory(0o755, { uid: 65534, gid: 65534 }),
    '/lib/ld-linux-x86-64.so.2': file('', { mode: 0o755, size: 232_512 }),
    '/lib/libc.so.6': file('', { mode: 0o755, size: 1_926_232 }),
    '/lib/libm.so.6': file('', { mode: 0o755, size: 911_880 }),
    '/root': directory(0o700),
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
