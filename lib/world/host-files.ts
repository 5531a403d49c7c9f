import { character, directory, symlink, type TreeDescription } from '../linux/vfs/tree'
import type { Scenario } from './scenario'

/** What a Debian 12 server has before any program is installed. */
export function hostFiles({ hostname }: Scenario): TreeDescription {
  return {
    ...directories,
    ...devices,
    '/bin': symlink('usr/bin'),
    '/sbin': symlink('usr/sbin'),
    '/lib': symlink('usr/lib'),
    '/lib64': symlink('usr/lib64'),
    '/var/run': symlink('/run'),
    '/etc/mtab': symlink('../proc/self/mounts'),
    '/etc/os-release': symlink('../usr/lib/os-release'),
    '/usr/lib/os-release': osRelease,
    '/etc/debian_version': '12.8\n',
    '/etc/hostname': `${hostname}\n`,
    '/etc/hosts': `127.0.0.1\tlocalhost\n127.0.1.1\t${hostname}\n\n::1     localhost ip6-localhost ip6-loopback\nff02::1 ip6-allnodes\nff02::2 ip6-allrouters\n`,
    '/etc/resolv.conf': 'nameserver 192.168.56.1\n',
    '/etc/passwd': passwd,
    '/etc/group': group,
    '/etc/shells': '# /etc/shells: valid login shells\n/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n',
    '/etc/profile': profile,
    '/root/.profile': rootProfile,
    '/root/.bashrc': bashrc,
  }
}

const directories: TreeDescription = {
  '/boot': directory(),
  '/dev': directory(),
  '/etc': directory(),
  '/home': directory(),
  '/media': directory(),
  '/mnt': directory(),
  '/opt': directory(),
  '/proc': directory(0o555),
  '/root': directory(0o700),
  '/run': directory(),
  '/srv': directory(),
  '/sys': directory(0o555),
  '/tmp': directory(0o1777),
  '/usr/bin': directory(),
  '/usr/lib': directory(),
  '/usr/lib64': directory(),
  '/usr/local/bin': directory(),
  '/usr/local/sbin': directory(),
  '/usr/sbin': directory(),
  '/usr/share': directory(),
  '/var/cache': directory(),
  '/var/lib': directory(),
  '/var/log': directory(),
  '/var/tmp': directory(0o1777),
}

/** The nodes udev would make; /dev is part of the root file system here until it is mounted over. */
export const devices: TreeDescription = {
  '/dev/console': character(5, 1, 0o600),
  '/dev/full': character(1, 7),
  '/dev/null': character(1, 3),
  '/dev/ptmx': character(5, 2),
  '/dev/random': character(1, 8),
  '/dev/tty': character(5, 0, 0o666, { gid: 5 }),
  '/dev/urandom': character(1, 9),
  '/dev/zero': character(1, 5),
  '/dev/pts': directory(),
  '/dev/shm': directory(0o1777),
  '/dev/mqueue': directory(0o1777),
  '/dev/fd': symlink('/proc/self/fd'),
  '/dev/stdin': symlink('/proc/self/fd/0'),
  '/dev/stdout': symlink('/proc/self/fd/1'),
  '/dev/stderr': symlink('/proc/self/fd/2'),
}

const osRelease = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`

const passwd = `root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
bin:x:2:2:bin:/bin:/usr/sbin/nologin
sys:x:3:3:sys:/dev:/usr/sbin/nologin
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
messagebus:x:100:102::/nonexistent:/usr/sbin/nologin
student:x:1000:1000:Student,,,:/home/student:/bin/bash
`

const group = `root:x:0:
daemon:x:1:
bin:x:2:
sys:x:3:
adm:x:4:
tty:x:5:
www-data:x:33:
shadow:x:42:
users:x:100:
nogroup:x:65534:
messagebus:x:102:
docker:x:998:student
student:x:1000:
`

const profile = `if [ "$EUID" -eq 0 ]; then
  PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
else
  PATH="/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games"
fi
export PATH
`

const rootProfile = `if [ -f ~/.bashrc ]; then
  . ~/.bashrc
fi
`

const bashrc = `PS1='\\[\\e[32m\\]\\u@\\h\\[\\e[0m\\]:\\[\\e[34m\\]\\w\\[\\e[0m\\]\\$ '
alias ls='ls --color=auto'
alias grep='grep --color=auto'
`
