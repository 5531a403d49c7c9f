/** Applets that are fetched when first used, by the module that has them; the others come with BusyBox itself. */
const modules: Readonly<Record<string, string>> = {
  archive: 'gunzip gzip less more tar zcat',
  awk: 'awk',
  files: 'chgrp chmod chown df du fsync link mkfifo mknod mktemp realpath stat sync truncate unlink',
  httpd: 'httpd',
  net: 'arp ifconfig ip ipaddr ipcalc iplink ipneigh iproute nc netstat nslookup ping route telnet traceroute wget',
  process:
    'dmesg free fuser killall5 lsof mountpoint nice nsenter pgrep pivot_root pkill pstree pwdx renice top umount unshare uptime',
  users: 'addgroup adduser chpasswd delgroup deluser passwd su',
  search: 'egrep fgrep find grep xargs',
  sed: 'sed',
  system:
    '[ [[ arch cal chroot clear date dnsdomainname expr getopt groups hostid last logname nohup nproc printf reset setsid stty sysctl test time timeout tty ttysize users usleep w watch which who yes',
  text: 'base32 base64 cksum cmp comm crc32 cut dd diff dos2unix expand factor fold hd hexdump install md5sum nl od paste rev sha1sum sha256sum sha3sum sha512sum shuf sort split strings tac tee tr tsort unexpand uniq unix2dos xxd',
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
