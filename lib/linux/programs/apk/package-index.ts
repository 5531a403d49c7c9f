/** A package of the simulated index. */
export interface Package {
  readonly name: string
  readonly version: string
  readonly repository: 'main' | 'community'
  /** bytes it takes when installed */
  readonly size: number
  readonly description: string
  readonly url: string
  readonly depends: readonly string[]
  /** the Debian package with the same programs */
  readonly programsOf?: string
  /** other commands it brings, which are no more than names here */
  readonly commands: readonly string[]
}

/**
 * Alpine 3.22's index, as far as it is simulated. A line a package: name, version, installed KiB, what it depends on,
 * its programs (`=debian` for those of a Debian package), its site, what it is. `community` starts the other repository.
 */
const index = `
alpine-baselayout 3.7.0-r0 8 alpine-baselayout-data,musl - git.alpinelinux.org Directories and files every Alpine system begins with
alpine-baselayout-data 3.7.0-r0 16 - - git.alpinelinux.org Files of alpine-baselayout that have nothing to do with a machine
alpine-keys 2.5-r0 12 - - alpinelinux.org Public keys of Alpine's packages
alpine-release 3.22.1-r0 4 alpine-keys - alpinelinux.org Which release of Alpine this is
apk-tools 2.14.9-r2 120 musl,ca-certificates-bundle,libapk2 - gitlab.alpinelinux.org Alpine's package manager
busybox 1.37.0-r18 944 musl - busybox.net Many small programs in one
busybox-binsh 1.37.0-r18 4 busybox - busybox.net busybox as /bin/sh
ca-certificates-bundle 20241121-r2 220 - - www.mozilla.org Mozilla's certificates in one file
libapk2 2.14.9-r2 240 musl,libcrypto3,libssl3,zlib - gitlab.alpinelinux.org Library of the package manager
libcrypto3 3.5.1-r0 4592 musl - www.openssl.org OpenSSL's library of ciphers
libssl3 3.5.1-r0 856 musl,libcrypto3 - www.openssl.org OpenSSL's library of TLS
musl 1.2.5-r10 648 - - musl.libc.org The C library
musl-utils 1.2.5-r10 140 scanelf,musl iconv,getent,getconf,ldd musl.libc.org Programs of the C library
scanelf 1.3.8-r1 92 musl scanelf wiki.gentoo.org Looks through ELF files
ssl_client 1.37.0-r18 24 musl,libcrypto3,libssl3 - busybox.net TLS for busybox wget
zlib 1.3.1-r2 100 musl - zlib.net Compression library
bash 5.2.37-r0 1340 readline =bash www.gnu.org The GNU shell
bash-completion 2.16.0-r0 1200 bash - github.com Completion for bash
bind-libs 9.20.11-r0 3200 musl,libcrypto3 - www.isc.org Libraries of BIND
bind-tools 9.20.11-r0 540 bind-libs =bind9-dnsutils www.isc.org Programs that ask name servers
binutils 2.44-r2 13000 musl,zlib ld,as,objdump,readelf,nm,strip www.gnu.org Linker, assembler and programs for object files
brotli-libs 1.1.0-r2 820 musl - github.com Libraries of the Brotli compression
build-base 0.5-r3 4 binutils,gcc,make - dev.alpinelinux.org What is needed to compile
busybox-extras 1.37.0-r18 136 musl,busybox - busybox.net More of busybox: httpd, telnet and others
c-ares 1.34.5-r0 176 musl - c-ares.org Library that asks name servers
ca-certificates 20241121-r2 680 musl,libcrypto3 update-ca-certificates www.mozilla.org Mozilla's certificates
coreutils 9.7-r1 1060 musl =coreutils www.gnu.org The GNU core utilities
curl 8.14.1-r1 252 brotli-libs,c-ares,libcurl,libidn2,libpsl,libunistring,nghttp2-libs,zlib,zstd-libs =curl curl.se Fetches and sends URLs
diffutils 3.12-r0 360 musl =diffutils www.gnu.org Compares files
file 5.46-r2 40 libmagic =file www.darwinsys.com Says what kind of file it is
findutils 4.10.0-r0 540 musl =findutils www.gnu.org GNU find and xargs
gawk 5.3.2-r2 840 musl =mawk www.gnu.org GNU awk
gcc 14.2.0-r6 148000 binutils,musl gcc,cc,cpp gcc.gnu.org The GNU compiler
git 2.49.1-r0 12800 brotli-libs,c-ares,libcurl,libexpat,libidn2,libpsl,libunistring,nghttp2-libs,pcre2,zlib,zstd-libs git www.git-scm.com Version control
grep 3.12-r0 180 pcre2 =grep www.gnu.org GNU grep
gzip 1.14-r1 132 musl =gzip www.gnu.org GNU gzip
htop 3.4.1-r0 384 ncurses-libs htop htop.dev Shows processes
iproute2 6.15.0-r0 16 iproute2-ss,iproute2-tc,iproute2-minimal - wiki.linuxfoundation.org Routing, addresses and sockets
iproute2-minimal 6.15.0-r0 560 libcap2,libmnl,musl =iproute2 wiki.linuxfoundation.org ip
iproute2-ss 6.15.0-r0 140 libcap2,libmnl,musl - wiki.linuxfoundation.org ss
iproute2-tc 6.15.0-r0 660 libcap2,libmnl,musl - wiki.linuxfoundation.org tc
iptables 1.8.11-r1 1940 libmnl,libnftnl,libxtables =iptables www.netfilter.org Packet filter and NAT
iputils 20240905-r0 16 libcap2,iputils-ping - github.com Programs that test networks
iputils-ping 20240905-r0 84 libcap2,musl =iputils-ping github.com ping
jq 1.8.1-r0 640 oniguruma jq jqlang.github.io Reads and changes JSON
less 679-r0 220 ncurses-libs =less www.greenwoodsoftware.com A pager
libcap2 2.76-r0 44 musl - sites.google.com Library of capabilities
libcurl 8.14.1-r1 640 brotli-libs,c-ares,libidn2,libpsl,nghttp2-libs,zlib,zstd-libs - curl.se Library of curl
libexpat 2.7.1-r0 180 musl - libexpat.github.io XML library
libidn2 2.3.7-r0 208 libunistring - gitlab.com International names
libmagic 5.46-r2 9200 musl - www.darwinsys.com Library of file
libmnl 1.0.5-r2 28 musl - netfilter.org Netlink library
libncursesw 6.5_p20250503-r0 320 ncurses-terminfo-base - invisible-island.net Library for terminals
libnftnl 1.2.9-r0 200 libmnl - netfilter.org nf_tables library
libproc2 4.0.5-r0 100 musl - gitlab.com Library of procps
libpsl 0.21.5-r3 100 libidn2,libunistring - github.com Public suffix library
libunistring 1.3-r0 1800 musl - www.gnu.org Unicode library
libxtables 1.8.11-r1 52 musl - www.netfilter.org Library of iptables
linux-headers 6.14.2-r0 6300 - - kernel.org Header files of the kernel
make 4.4.1-r3 240 musl make www.gnu.org Builds what has changed
nano 8.4-r0 680 libncursesw =nano www.nano-editor.org A small editor
ncurses-libs 6.5_p20250503-r0 0 libncursesw - invisible-island.net Libraries for terminals
ncurses-terminfo-base 6.5_p20250503-r0 220 - - invisible-island.net Descriptions of terminals
nghttp2-libs 1.65.0-r0 172 musl - nghttp2.org HTTP/2 library
oniguruma 6.9.10-r0 560 musl - github.com Regular expression library
openssh-client 10.0_p1-r7 3800 libcrypto3,zlib ssh,scp,sftp www.openssh.com Logs in to other machines
openssl 3.5.1-r0 1080 libcrypto3,libssl3 openssl www.openssl.org Keys, certificates and TLS
pcre2 10.43-r1 664 musl - pcre.org Regular expression library
procps-ng 4.0.5-r0 680 libncursesw,libproc2 =procps gitlab.com Shows and signals processes
psmisc 23.7-r0 500 libncursesw =psmisc gitlab.com killall, pstree and others
python3 3.12.11-r0 27000 libexpat,zlib,libcrypto3,libssl3 python3 www.python.org The Python language
readline 8.2.13-r1 304 libncursesw - tiswww.cwru.edu Library that edits lines
sed 4.9-r2 168 musl =sed www.gnu.org GNU sed
shadow 4.17.3-r0 1300 musl =passwd github.com Programs for accounts
sqlite-libs 3.49.2-r1 1400 musl - www.sqlite.org Database library
strace 6.13-r0 1700 musl =strace strace.io Shows system calls
sudo 1.9.17_p1-r0 1900 musl,zlib =sudo www.sudo.ws Runs commands as another user
tar 1.35-r3 440 musl =tar www.gnu.org GNU tar
tini 0.19.0-r3 24 musl tini github.com A tiny init for containers
tree 2.2.1-r0 84 musl =tree oldmanprogrammer.net Shows directories as a tree
tzdata 2025b-r0 1500 - - www.iana.org Time zones
util-linux 2.41-r9 4500 libncursesw,musl =util-linux git.kernel.org Many programs of Linux systems
vim 9.1.1105-r0 2700 libncursesw vim www.vim.org An editor
wget 1.25.0-r1 540 libidn2,pcre2,libssl3 =wget www.gnu.org Fetches files
xz 5.8.1-r0 160 musl xz tukaani.org Compression
zstd-libs 1.5.7-r0 620 musl - www.zstd.net Compression library
community
docker-cli 28.3.3-r0 35000 ca-certificates docker www.docker.com Docker's client
go 1.24.5-r0 210000 binutils,gcc go go.dev The Go language
nodejs 22.16.0-r2 60000 c-ares,brotli-libs,nghttp2-libs,zlib,libcrypto3,libssl3 node nodejs.org JavaScript outside browsers
npm 11.3.0-r1 11000 nodejs npm,npx www.npmjs.com Package manager of Node.js
py3-pip 25.1.1-r0 8800 python3 pip,pip3 pip.pypa.io Package manager of Python
tcpdump 4.99.5-r1 1300 musl tcpdump www.tcpdump.org Shows packets
`

function readIndex(): ReadonlyMap<string, Package> {
  let repository: Package['repository'] = 'main'
  const packages = new Map<string, Package>()
  for (const line of index.trim().split('\n')) {
    if (line === 'community') {
      repository = line
      continue
    }
    const [name = '', version = '', size, depends = '-', programs = '-', site = '', ...words] =
      line.split(' ')
    const list = (text: string): string[] => (text === '-' || text.startsWith('=') ? [] : text.split(','))
    packages.set(name, {
      name,
      version,
      repository,
      size: Number(size) * 1024,
      description: words.join(' '),
      url: `https://${site}/`,
      depends: list(depends),
      commands: list(programs),
      ...(programs.startsWith('=') && { programsOf: programs.slice(1) }),
    })
  }
  return packages
}

/** The packages by name, in the order of the index. */
export const packageIndex: ReadonlyMap<string, Package> = readIndex()

/** What Alpine's image has from the start. */
export const basePackages: readonly string[] = [...packageIndex.keys()].slice(0, 16)
