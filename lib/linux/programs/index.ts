import type { Program } from '../kernel/program'
import { aptPrograms } from './apt/index'
import { awkPrograms } from './awk/index'

import { bind9Programs } from './bind9/index'

import { bsdExtraPrograms } from './bsdextra/index'

import { coreutilsPrograms } from './coreutils/index'
import { curlPrograms } from './curl/index'
import { diffutilsPrograms } from './diffutils/index'
import { dpkgPrograms } from './dpkg/index'
import { filePrograms } from './file/index'
import { findutilsPrograms } from './findutils/index'
import { grepPrograms } from './grep/index'
import { gzipPrograms } from './gzip/index'
import { hostnamePrograms } from './hostname/index'
import { iproute2Programs } from './iproute2/index'
import { iptablesPrograms } from './iptables/index'
import { iputilsPrograms } from './iputils/index'
import { lessPrograms } from './less/index'
import { libcBinPrograms } from './libc-bin/index'
import { manPrograms } from './man/index'
import { nanoPrograms } from './nano/index'
import { ncalPrograms } from './ncal/index'
import { ncursesPrograms } from './ncurses/index'
import { netToolsPrograms } from './net-tools/index'
import { netcatPrograms } from './netcat/index'

import { procpsPrograms } from './procps/index'
import { psmiscPrograms } from './psmisc/index'
import { sedPrograms } from './sed/index'
import { shadowPrograms } from './shadow/index'
import { stracePrograms } from './strace/index'
import { sudoPrograms } from './sudo/index'
import { sysvinitPrograms } from './sysvinit-utils/index'
import { tarPrograms } from './tar/index'

import { traceroutePrograms } from './traceroute/index'

import { treePrograms } from './tree/index'

import { utilLinuxPrograms } from './util-linux/index'
import { vimPrograms } from './vim/index'

/** Every program of the simulated packages, by the key its executables name. */
export const programs: Readonly<Record<string, Program>> = {
  ...awkPrograms,
  ...coreutilsPrograms,
  ...manPrograms,
  ...ncalPrograms,
  ...ncursesPrograms,
  ...filePrograms,
  ...treePrograms,
  ...bsdExtraPrograms,
  ...sudoPrograms,
  ...shadowPrograms,
  ...dpkgPrograms,
  ...aptPrograms,
  ...vimPrograms,
  ...nanoPrograms,
  ...tarPrograms,
  ...gzipPrograms,
  ...lessPrograms,
  ...diffutilsPrograms,
  ...curlPrograms,
  ...findutilsPrograms,
  ...grepPrograms,
  ...hostnamePrograms,
  ...bind9Programs,
  ...libcBinPrograms,
  ...netToolsPrograms,
  ...netcatPrograms,
  ...traceroutePrograms,
  ...iproute2Programs,
  ...iptablesPrograms,
  ...iputilsPrograms,
  ...procpsPrograms,
  ...psmiscPrograms,
  ...sedPrograms,
  ...stracePrograms,
  ...sysvinitPrograms,
  ...utilLinuxPrograms,
}
