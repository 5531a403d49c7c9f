/** Applets that are fetched when first used, by the module that has them; the others come with BusyBox itself. */
const modules: Readonly<Record<string, string>> = {
  archive: 'gunzip gzip less more tar zcat',
  awk: 'awk',
  daemon: 'crond crontab fallocate logger nologin swapoff swapon tree',
  files: 'chgrp chmod chown df du fsync link mkfifo mknod mktemp realpath stat sync truncate unlink',
  hash: 'crc32 md5sum sha1sum sha256sum sha3sum sha512sum',
  httpd: 'httpd',
  more: 'cksum cmp dd diff expand factor install shuf split tsort unexpand',
  net: 'arp ifconfig ip ipaddr ipcalc iplink ipneigh iproute nc netstat nslookup ping route telnet traceroute wget',
  process:
    'dmesg free fuser ipcrm ipcs killall5 lsof mountpoint nice nsenter pgrep pivot_root pkill pstree pwdx renice top umount unshare uptime',
  vi: 'vi',
  users: 'addgroup adduser chpasswd delgroup deluser passwd su',
  search: 'egrep fgrep find grep xargs',
  sed: 'sed',
  system:
    '[ [[ arch cal chroot clear date dnsdomainname expr getopt groups hostid last logname nohup nproc printf reset setsid stty sysctl test time timeout tty ttysize users usleep w watch which who yes',
  text: 'base32 base64 comm cut dos2unix fold hd hexdump nl od paste rev sort strings tac tee tr uniq unix2dos xxd',
}

const moduleByApplet = new Map(
  Object.entries(modules).flatMap(([module, names]) =>
    names.split(' ').map((name) => [name, module] as const),
  ),
)

/** The key of the module that has an applet. */
export function moduleOf(name: string): string | undefined {
  const module = moduleByApplet.get(name)
  return module === undefined ? undefined : `busybox/${module}`
}
