import { apache2Utils } from './packages/apache2-utils'
import { apt } from './packages/apt'
import { coreutils } from './packages/coreutils'
import { curl } from './packages/curl'
import { diffutils } from './packages/diffutils'
import { dpkg } from './packages/dpkg'
import { findutils } from './packages/findutils'
import { grep } from './packages/grep'
import { gzip } from './packages/gzip'
import { hostname } from './packages/hostname'
import { iproute2 } from './packages/iproute2'
import { iptables } from './packages/iptables'
import { iputilsPing, iputilsTracepath } from './packages/iputils'
import { less } from './packages/less'
import { bsdutils, manDb } from './packages/man-db'
import { mawk } from './packages/mawk'
import { mount } from './packages/mount'
import { nano } from './packages/nano'
import {
  bind9DnsUtils,
  bind9Host,
  bridgeUtils,
  libcBin,
  netcatOpenbsd,
  netTools,
  traceroute,
} from './packages/network-tools'
import type { PackageFiles } from './packages/package-files'
import { procps } from './packages/procps'
import { psmisc } from './packages/psmisc'
import { sed } from './packages/sed'
import { adduser, passwd, uidmap } from './packages/shadow'
import { bash, dash } from './packages/shells'
import { strace } from './packages/strace'
import { sudo } from './packages/sudo'
import { systemd } from './packages/systemd'
import { sysvinitUtils } from './packages/sysvinit-utils'
import { tar } from './packages/tar'
import { bsdextrautils, debianutils, file, ncal, ncursesBin, tree } from './packages/text-tools'
import { utilLinux } from './packages/util-linux'
import { vim, vimTiny } from './packages/vim'

export type { PackageFile, PackageFiles } from './packages/package-files'

/** What each Debian package installs, as far as it is simulated: for host roots, images and apt. */
export const packages = {
  'apache2-utils': apache2Utils,
  bash,
  coreutils,
  debianutils,
  ncal,
  'ncurses-bin': ncursesBin,
  file,
  tree,
  bsdextrautils,
  uidmap,
  adduser,
  passwd,
  sudo,
  dpkg,
  apt,
  'vim-tiny': vimTiny,
  vim,
  nano,
  tar,
  gzip,
  less,
  diffutils,
  curl,
  dash,
  findutils,
  grep,
  hostname,
  'bind9-dnsutils': bind9DnsUtils,
  'bind9-host': bind9Host,
  'bridge-utils': bridgeUtils,
  'libc-bin': libcBin,
  'netcat-openbsd': netcatOpenbsd,
  'net-tools': netTools,
  traceroute,
  iproute2,
  iptables,
  'iputils-ping': iputilsPing,
  'iputils-tracepath': iputilsTracepath,
  bsdutils,
  'man-db': manDb,
  mawk,
  mount,
  procps,
  psmisc,
  sed,
  strace,
  systemd,
  'sysvinit-utils': sysvinitUtils,
  'util-linux': utilLinux,
} as const satisfies Record<string, PackageFiles>
