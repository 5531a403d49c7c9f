import { installedFrom, recordOf } from '@/lib/linux/programs/apk/database'
import { basePackages, packageIndex } from '@/lib/linux/programs/apk/package-index'
import { directory, file, symlink, type TreeDescription } from '@/lib/linux/vfs/tree'

const passwd = `root:x:0:0:root:/root:/bin/sh
bin:x:1:1:bin:/bin:/sbin/nologin
daemon:x:2:2:daemon:/sbin:/sbin/nologin
lp:x:4:7:lp:/var/spool/lpd:/sbin/nologin
sync:x:5:0:sync:/sbin:/bin/sync
shutdown:x:6:0:shutdown:/sbin:/sbin/shutdown
halt:x:7:0:halt:/sbin:/sbin/halt
mail:x:8:12:mail:/var/mail:/sbin/nologin
news:x:9:13:news:/usr/lib/news:/sbin/nologin
uucp:x:10:14:uucp:/var/spool/uucppublic:/sbin/nologin
cron:x:16:16:cron:/var/spool/cron:/sbin/nologin
ftp:x:21:21::/var/lib/ftp:/sbin/nologin
sshd:x:22:22:sshd:/dev/null:/sbin/nologin
games:x:35:35:games:/usr/games:/sbin/nologin
ntp:x:123:123:NTP:/var/empty:/sbin/nologin
guest:x:405:100:guest:/dev/null:/sbin/nologin
nobody:x:65534:65534:nobody:/:/sbin/nologin
`

const group = `root:x:0:root
bin:x:1:root,bin,daemon
daemon:x:2:root,bin,daemon
sys:x:3:root,bin
adm:x:4:root,daemon
tty:x:5:
disk:x:6:root
lp:x:7:lp
kmem:x:9:
wheel:x:10:root
floppy:x:11:root
mail:x:12:mail
news:x:13:news
uucp:x:14:uucp
cron:x:16:cron
audio:x:18:
cdrom:x:19:
dialout:x:20:root
ftp:x:21:
sshd:x:22:
input:x:23:
tape:x:26:root
video:x:27:root
netdev:x:28:
kvm:x:34:kvm
games:x:35:
shadow:x:42:
www-data:x:82:
users:x:100:games
ntp:x:123:
abuild:x:300:
utmp:x:406:
ping:x:999:
nogroup:x:65533:
nobody:x:65534:
`

const inittab = `::sysinit:/sbin/openrc sysinit
::sysinit:/sbin/openrc boot
::wait:/sbin/openrc default

tty1::respawn:/sbin/getty 38400 tty1
tty2::respawn:/sbin/getty 38400 tty2
tty3::respawn:/sbin/getty 38400 tty3
tty4::respawn:/sbin/getty 38400 tty4
tty5::respawn:/sbin/getty 38400 tty5
tty6::respawn:/sbin/getty 38400 tty6

::ctrlaltdel:/sbin/reboot
::shutdown:/sbin/openrc shutdown
`

const profile = `export PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
export PAGER=less
umask 022

for script in /etc/profile.d/*.sh ; do
	if [ -r "$script" ] ; then
		. "$script"
	fi
done
unset script
`

const crontab = `*/15	*	*	*	*	run-parts /etc/periodic/15min
0	*	*	*	*	run-parts /etc/periodic/hourly
0	2	*	*	*	run-parts /etc/periodic/daily
0	3	*	*	6	run-parts /etc/periodic/weekly
0	5	1	*	*	run-parts /etc/periodic/monthly
`

/** What was asked for when the image was made; the rest follows from it. */
const world =
  'alpine-baselayout\nalpine-keys\nalpine-release\napk-tools\nbusybox-binsh\nmusl-utils\nssl_client\n'

const packageFiles: Readonly<Record<string, readonly string[]>> = {
  'alpine-baselayout-data': [
    'etc/group',
    'etc/hostname',
    'etc/hosts',
    'etc/inittab',
    'etc/passwd',
    'etc/shadow',
  ],
  'alpine-release': ['etc/alpine-release', 'etc/os-release'],
  'apk-tools': ['sbin/apk'],
  busybox: ['bin/busybox'],
  'busybox-binsh': ['bin/sh'],
  libapk2: ['usr/lib/libapk.so.2.14.9'],
  libcrypto3: ['usr/lib/libcrypto.so.3'],
  libssl3: ['usr/lib/libssl.so.3'],
  musl: ['lib/ld-musl-x86_64.so.1', 'lib/libc.musl-x86_64.so.1'],
  zlib: ['usr/lib/libz.so.1', 'usr/lib/libz.so.1.3.1'],
}

const installed = basePackages
  .flatMap((name) => packageIndex.get(name) ?? [])
  .map((item) => recordOf(installedFrom(item, packageFiles[item.name] ?? [])))
  .join('')

const repositories = ['main', 'community']
  .map((name) => `https://dl-cdn.alpinelinux.org/alpine/v3.22/${name}\n`)
  .join('')

/** Alpine's files that are text. */
export const alpineEtc: TreeDescription = {
  '/etc/alpine-release': '3.22.1\n',
  '/etc/apk/arch': 'x86_64\n',
  '/etc/apk/keys': directory(),
  '/etc/apk/protected_paths.d': directory(),
  '/etc/apk/repositories': repositories,
  '/etc/apk/world': world,
  '/etc/conf.d': directory(),
  '/etc/crontabs/root': file(crontab, { mode: 0o600 }),
  '/etc/fstab':
    '/dev/cdrom\t/media/cdrom\tiso9660\tnoauto,ro 0 0\n/dev/usbdisk\t/media/usb\tvfat\tnoauto\t0 0\n',
  '/etc/group': group,
  '/etc/hostname': 'localhost\n',
  '/etc/hosts': '127.0.0.1\tlocalhost localhost.localdomain\n::1\t\tlocalhost localhost.localdomain\n',
  '/etc/init.d': directory(),
  '/etc/inittab': inittab,
  '/etc/issue': 'Welcome to Alpine Linux 3.22\nKernel \\r on an \\m (\\l)\n\n',
  '/etc/modules': 'af_packet\nipv6\n',
  '/etc/motd': 'Welcome to Alpine!\n',
  '/etc/mtab': symlink('../proc/mounts'),
  '/etc/network': directory(),
  '/etc/nsswitch.conf': 'hosts: files dns\n',
  '/etc/opt': directory(),
  '/etc/os-release': symlink('../usr/lib/os-release'),
  '/etc/passwd': passwd,
  '/etc/periodic/15min': directory(),
  '/etc/periodic/daily': directory(),
  '/etc/periodic/hourly': directory(),
  '/etc/periodic/monthly': directory(),
  '/etc/periodic/weekly': directory(),
  '/etc/profile': profile,
  '/etc/profile.d': directory(),
  '/etc/securetty': 'console\ntty1\ntty2\ntty3\ntty4\ntty5\ntty6\n',
  '/etc/shadow': file(
    `${passwd
      .trim()
      .split('\n')
      .map((line) => `${line.split(':')[0]}:${line.startsWith('root:') ? '*' : '!'}::0:::::`)
      .join('\n')}\n`,
    { mode: 0o640, gid: 42 },
  ),
  '/etc/shells': '# valid login shells\n/bin/sh\n/bin/ash\n',
  '/etc/ssl/certs': directory(),
  '/etc/sysctl.conf': '# content of this file will override /etc/sysctl.d/*\n',
  '/etc/sysctl.d': directory(),
  '/lib/apk/db/installed': installed,
  '/lib/apk/db/lock': file('', { mode: 0o600 }),
  '/lib/apk/db/triggers': '',
  '/usr/lib/os-release':
    'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.22.1\nPRETTY_NAME="Alpine Linux v3.22"\nHOME_URL="https://alpinelinux.org/"\nBUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"\n',
}
