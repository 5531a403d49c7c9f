import { alpineApplets } from '@/lib/linux/programs/busybox/applet-names'
import { directory, executable, file, symlink, type TreeDescription } from '@/lib/linux/vfs/tree'
import { alpineEtc } from './etc'

/** Programs of musl-utils and others that are here by name only. */
const stubs = ['getconf', 'iconv', 'ldd', 'scanelf', 'ssl_client']

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
    ...alpineEtc,
    '/home': directory(),
    '/lib/libc.musl-x86_64.so.1': symlink('ld-musl-x86_64.so.1'),
    '/lib/ld-musl-x86_64.so.1': file('', { mode: 0o755, size: 662_496 }),
    '/media/cdrom': directory(),
    '/media/floppy': directory(),
    '/media/usb': directory(),
    '/mnt': directory(),
    '/opt': directory(),
    '/proc': directory(0o555),
    '/root': directory(0o700),
    '/run': directory(),
    '/run/lock': directory(),
    '/sbin/apk': executable('apk', 74_608),
    '/srv': directory(),
    '/sys': directory(0o555),
    '/tmp': directory(0o1777),
    '/usr/bin/getent': executable('libc-bin/getent', 47_992),
    ...Object.fromEntries(stubs.map((name) => [`/usr/bin/${name}`, executable('apk/unsimulated', 26_000)])),
    '/usr/lib/libapk.so.2.14.9': file('', { mode: 0o755, size: 235_344 }),
    '/usr/lib/libcrypto.so.3': file('', { mode: 0o755, size: 4_595_712 }),
    '/usr/lib/libssl.so.3': file('', { mode: 0o755, size: 858_440 }),
    '/usr/lib/libz.so.1': symlink('libz.so.1.3.1'),
    '/usr/lib/libz.so.1.3.1': file('', { mode: 0o755, size: 100_208 }),
    '/usr/local/bin': directory(),
    '/usr/local/lib': directory(),
    '/usr/local/share': directory(),
    '/usr/share/man': directory(),
    '/usr/share/misc': directory(),
    '/var/cache/apk': directory(),
    '/var/cache/misc': directory(),
    '/var/empty': directory(0o555),
    '/var/lib/apk': directory(),
    '/var/lib/misc': directory(),
    '/var/local': directory(),
    '/var/lock': symlink('../run/lock'),
    '/var/log': directory(),
    '/var/mail': directory(),
    '/var/opt': directory(),
    '/var/run': symlink('../run'),
    '/var/spool/cron/crontabs': symlink('../../../etc/crontabs'),
    '/var/spool/mail': symlink('../mail'),
    '/var/tmp': directory(0o1777),
  }
}
