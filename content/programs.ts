import type { Applets } from '@/lib/linux/programs/busybox/applet'
import { SHELL_MODULE_KEY } from '@/lib/linux/shell/state/extras'
import type { ModuleContent, ModuleLoader } from '@/lib/world/modules'

const programs = async (load: Promise<NonNullable<ModuleContent['programs']>>): Promise<ModuleContent> => ({
  programs: await load,
})

const containerRuntime: ModuleLoader = () =>
  programs(import('@/lib/docker/engine/runtime-programs').then((m) => m.runtimePrograms))

/** A module of BusyBox's applets, which BusyBox fetches when one of them is first called. */
const applets = async (load: Promise<Applets>): Promise<ModuleContent> => ({ data: await load })

/** Programs that are fetched when one of their package first runs, by the part of their key before the slash. */
export const programModules: Readonly<Record<string, ModuleLoader>> = {
  'apache2-utils': () =>
    programs(
      import('@/lib/linux/programs/apache2-utils/htpasswd').then((m) => ({
        'apache2-utils/htpasswd': m.htpasswd,
      })),
    ),
  registry: () =>
    programs(import('@/content/images/registry/program').then((m) => ({ 'registry/registry': m.registry }))),
  apk: () => programs(import('@/lib/linux/programs/apk/index').then((m) => m.apkPrograms)),
  busybox: () =>
    programs(
      Promise.all([import('@/lib/linux/programs/busybox/busybox'), import('@/lib/linux/shell/posix')]).then(
        ([{ busyboxPrograms }, { ash, debianAsh }]) => busyboxPrograms(ash, debianAsh),
      ),
    ),
  'busybox/archive': () =>
    applets(import('@/lib/linux/programs/busybox/archive/index').then((m) => m.archiveApplets)),
  'busybox/awk': () => applets(import('@/lib/linux/programs/busybox/awk-applet').then((m) => m.awkApplets)),
  'busybox/daemon': () =>
    applets(import('@/lib/linux/programs/busybox/daemon/index').then((m) => m.daemonApplets)),
  'busybox/hash': () => applets(import('@/lib/linux/programs/busybox/hash/index').then((m) => m.hashApplets)),
  'busybox/more': () =>
    applets(import('@/lib/linux/programs/busybox/more/borrowed').then((m) => m.moreBorrowed)),
  'busybox/vi': () => applets(import('@/lib/linux/programs/busybox/vi-applet').then((m) => m.viApplets)),
  'busybox/files': () =>
    applets(import('@/lib/linux/programs/busybox/files/index').then((m) => m.fileApplets)),
  'busybox/httpd': () =>
    applets(import('@/lib/linux/programs/busybox/net/httpd').then((m) => m.serverApplets)),
  'busybox/net': () =>
    applets(import('@/lib/linux/programs/busybox/net/index').then((m) => m.networkApplets)),
  'busybox/process': () =>
    applets(import('@/lib/linux/programs/busybox/process/index').then((m) => m.processApplets)),
  'busybox/users': () =>
    applets(import('@/lib/linux/programs/busybox/users/index').then((m) => m.userApplets)),
  'busybox/search': () =>
    applets(import('@/lib/linux/programs/busybox/search/index').then((m) => m.searchApplets)),
  'busybox/sed': () => applets(import('@/lib/linux/programs/busybox/sed-applet').then((m) => m.sedApplets)),
  'busybox/system': () =>
    applets(import('@/lib/linux/programs/busybox/system/index').then((m) => m.systemApplets)),
  'busybox/text': () => applets(import('@/lib/linux/programs/busybox/text/index').then((m) => m.textApplets)),
  coreutils: () => programs(import('@/lib/linux/programs/coreutils/index').then((m) => m.coreutilsPrograms)),
  diffutils: () => programs(import('@/lib/linux/programs/diffutils/index').then((m) => m.diffutilsPrograms)),
  'systemd-clients': () =>
    programs(import('@/lib/linux/systemd/clients/index').then((m) => m.systemdPrograms)),
  less: () => programs(import('@/lib/linux/programs/less/index').then((m) => m.lessPrograms)),
  gzip: () => programs(import('@/lib/linux/programs/gzip/index').then((m) => m.gzipPrograms)),
  tar: () => programs(import('@/lib/linux/programs/tar/index').then((m) => m.tarPrograms)),
  nano: () => programs(import('@/lib/linux/programs/nano/index').then((m) => m.nanoPrograms)),
  vim: () => programs(import('@/lib/linux/programs/vim/index').then((m) => m.vimPrograms)),
  apt: () => programs(import('@/lib/linux/programs/apt/index').then((m) => m.aptPrograms)),
  dpkg: () => programs(import('@/lib/linux/programs/dpkg/index').then((m) => m.dpkgPrograms)),
  shadow: () => programs(import('@/lib/linux/programs/shadow/index').then((m) => m.shadowPrograms)),
  sudo: () => programs(import('@/lib/linux/programs/sudo/index').then((m) => m.sudoPrograms)),
  bsdextra: () => programs(import('@/lib/linux/programs/bsdextra/index').then((m) => m.bsdExtraPrograms)),
  tree: () => programs(import('@/lib/linux/programs/tree/index').then((m) => m.treePrograms)),
  file: () => programs(import('@/lib/linux/programs/file/index').then((m) => m.filePrograms)),
  ncurses: () => programs(import('@/lib/linux/programs/ncurses/index').then((m) => m.ncursesPrograms)),
  ncal: () => programs(import('@/lib/linux/programs/ncal/index').then((m) => m.ncalPrograms)),
  man: () => programs(import('@/lib/linux/programs/man/index').then((m) => m.manPrograms)),
  curl: () => programs(import('@/lib/linux/programs/curl/index').then((m) => m.curlPrograms)),
  'containerd-shim-runc-v2': containerRuntime,
  'docker-init': containerRuntime,
  'docker-proxy': containerRuntime,
  'dockerd/engine': async () => ({ data: (await import('@/lib/docker/engine/engine-module')).engineModule }),
  'dockerd/build': async () => ({
    data: (await import('@/lib/docker/engine/build/build-module')).buildModule,
  }),
  dash: () => programs(import('@/lib/linux/shell/posix').then(({ sh }) => ({ dash: sh }))),
  'docker-buildx': () =>
    programs(import('@/lib/docker/cli/buildx/buildx').then((m) => ({ 'docker-buildx': m.dockerBuildx }))),
  docker: async () => {
    const [{ docker }, { complete }] = await Promise.all([
      import('@/lib/docker/cli/docker'),
      import('@/lib/docker/cli/complete/complete'),
    ])
    return { programs: { docker }, data: complete }
  },
  findutils: () => programs(import('@/lib/linux/programs/findutils/index').then((m) => m.findutilsPrograms)),
  grep: () => programs(import('@/lib/linux/programs/grep/index').then((m) => m.grepPrograms)),
  hostname: () => programs(import('@/lib/linux/programs/hostname/index').then((m) => m.hostnamePrograms)),
  bind9: () => programs(import('@/lib/linux/programs/bind9/index').then((m) => m.bind9Programs)),
  'libc-bin': () => programs(import('@/lib/linux/programs/libc-bin/index').then((m) => m.libcBinPrograms)),
  'net-tools': () => programs(import('@/lib/linux/programs/net-tools/index').then((m) => m.netToolsPrograms)),
  netcat: () => programs(import('@/lib/linux/programs/netcat/index').then((m) => m.netcatPrograms)),
  traceroute: () =>
    programs(import('@/lib/linux/programs/traceroute/index').then((m) => m.traceroutePrograms)),
  iproute2: () => programs(import('@/lib/linux/programs/iproute2/index').then((m) => m.iproute2Programs)),
  iptables: () => programs(import('@/lib/linux/programs/iptables/index').then((m) => m.iptablesPrograms)),
  iputils: () => programs(import('@/lib/linux/programs/iputils/index').then((m) => m.iputilsPrograms)),
  mawk: () => programs(import('@/lib/linux/programs/awk/index').then((m) => m.awkPrograms)),
  procps: () => programs(import('@/lib/linux/programs/procps/index').then((m) => m.procpsPrograms)),
  psmisc: () => programs(import('@/lib/linux/programs/psmisc/index').then((m) => m.psmiscPrograms)),
  [SHELL_MODULE_KEY]: () => import('@/lib/linux/shell/extras').then((m) => ({ data: m.shellExtras })),
  sed: () => programs(import('@/lib/linux/programs/sed/index').then((m) => m.sedPrograms)),
  strace: () => programs(import('@/lib/linux/programs/strace/index').then((m) => m.stracePrograms)),
  'sysvinit-utils': () =>
    programs(import('@/lib/linux/programs/sysvinit-utils/index').then((m) => m.sysvinitPrograms)),
  'util-linux': () =>
    programs(import('@/lib/linux/programs/util-linux/index').then((m) => m.utilLinuxPrograms)),
}
