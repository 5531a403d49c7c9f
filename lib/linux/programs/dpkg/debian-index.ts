/** A package of Debian 12's archive. */
export interface DebianPackage {
  readonly name: string
  readonly version: string
  /** bytes of the .deb */
  readonly size: number
  /** KiB */
  readonly installedSize: number
  readonly section: string
  readonly depends: readonly string[]
  readonly recommends: readonly string[]
  readonly summary: string
}

/** name|version|size|installed|section|depends|recommends|summary, the last in our own words */
const rows = `adduser|3.134|183272|686|admin|passwd||make and delete users and groups
apt|2.6.1|1372852|4232|admin|adduser||command-line package manager
base-files|12.4+deb12u11|70936|341|admin|||files every Debian system has
bash|5.2.15-2+b8|1490652|7164|shells|||GNU Bourne Again SHell
bsdextrautils|2.38.1-5+deb12u1|86788|337|utils|||further programs from BSD
bsdutils|1:2.38.1-5+deb12u1|94340|355|utils|||basic programs from BSD
coreutils|9.1-1|2896560|18062|utils|||GNU core utilities
curl|7.88.1-10+deb12u5|314852|488|web|libcurl4|ca-certificates|transfers data by URL
ca-certificates|20230311+deb12u1|155260|387|misc|||common CA certificates
dash|0.5.12-2|91848|191|shells|||POSIX shell
debianutils|5.7-0.5~deb12u1|102588|243|utils|||utilities of Debian's own
diffutils|1:3.8-4|351740|1598|utils|||compare files
dnsutils|1:9.18.49-1~deb12u1|11508|23|net|bind9-dnsutils||brings bind9-dnsutils
bind9-dnsutils|1:9.18.49-1~deb12u1|155600|498|net|bind9-host||clients of the name service
bind9-host|1:9.18.49-1~deb12u1|54980|144|net|||looks up names
dpkg|1.21.22|1567804|6409|admin|tar||Debian package management
file|1:5.44-3|42472|79|utils|libmagic1||tells the type of files
libmagic1|1:5.44-3|103752|232|libs|libmagic-mgc||recognises file types
libmagic-mgc|1:5.44-3|304888|8130|libs|||what file types look like
findutils|4.9.0-4|635500|1746|utils|||find files and act on them
grep|3.8-5|421444|1245|utils|||search for text
gzip|1.12-1|140364|252|utils|||pack files
hostname|3.23+nmu1|10500|46|admin|||print or set the host's name
init-system-helpers|1.65.2|39020|140|admin|||helpers for all init systems
iproute2|6.1.0-3|1045828|3516|net|||network and traffic control
iptables|1.8.9-2|360192|2408|net|||packet filter and NAT
iputils-ping|3:20221126-1+deb12u1|47172|121|net|||asks whether hosts answer
less|590-2.1~deb12u2|132044|313|text|||pager
libcurl4|7.88.1-10+deb12u5|390208|843|libs|||transfers data by URL, for programs
libproc2-0|2:4.0.2-3|62804|232|libs|||reads /proc
login|1:4.13+dfsg1-1+deb12u1|616084|2550|admin|||log in and become others
man-db|2.11.2-2|1385848|2963|doc|less||reads manual pages
mawk|1.3.4.20200120-3.1|119144|263|interpreters|||AWK interpreter
mount|2.38.1-5+deb12u1|133804|393|admin|||mount and unmount
nano|7.2-1+deb12u1|689556|2804|editors|||small, friendly text editor
ncal|12.1.8|19704|58|utils|bsdextrautils||calendar
ncurses-bin|6.4-4|421400|636|utils|||programs for terminals
net-tools|2.10-0.1+deb12u2|243404|978|net|||ifconfig, netstat, route
netcat-openbsd|1.219-1|41520|108|net|||TCP and UDP by hand
passwd|1:4.13+dfsg1-1+deb12u1|972180|2827|admin|||change passwords, users and groups
procps|2:4.0.2-3|708712|2091|admin|libproc2-0|psmisc|utilities that read /proc
psmisc|23.6-1|258696|909|admin|||more utilities that read /proc
sed|4.9-1|329092|987|utils|||edit streams
strace|6.1-0.1|1313880|2839|utils|||prints system calls
sudo|1.9.13p3-1+deb12u2|1890336|6054|admin|||do as another user
systemd|252.38-1~deb12u1|3043428|9667|admin|||system and service manager
sysvinit-utils|3.06-4|30996|100|admin|||utilities from System V
tar|1.34+dfsg-1.2+deb12u1|836288|3144|utils|||archives
traceroute|1:2.1.2-1|51456|155|net|||the way of packets
tree|2.1.0-1|52464|113|utils|||draws directories
uidmap|1:4.13+dfsg1-1+deb12u2|188584|311|admin|||ids for user namespaces
util-linux|2.38.1-5+deb12u1|1176492|4978|utils|||many system utilities
vim|2:9.0.1378-2+deb12u2|1567756|3650|editors|vim-runtime||Vi IMproved
vim-common|2:9.0.1378-2+deb12u2|124836|245|editors|||what all of Vim shares
vim-runtime|2:9.0.1378-2+deb12u2|7026844|36406|editors|vim-common||what Vim reads
vim-tiny|2:9.0.1378-2+deb12u2|719960|1689|editors|vim-common||Vim, small`

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '')

/** What of Debian 12's archive is simulated, by name. */
export const debianIndex: ReadonlyMap<string, DebianPackage> = new Map(
  rows.split('\n').map((row) => {
    const [
      name = '',
      version = '',
      size = '',
      installed = '',
      section = '',
      depends = '',
      recommends = '',
      summary = '',
    ] = row.split('|')
    const found: DebianPackage = {
      name,
      version,
      size: Number(size),
      installedSize: Number(installed),
      section,
      depends: words(depends),
      recommends: words(recommends),
      summary,
    }
    return [name, found]
  }),
)

/** Well-known packages that exist in life and not here. */
export const notSimulated = new Set(
  words(
    'apache2 build-essential cmake default-jdk docker.io ffmpeg g++ gcc git gnupg golang htop imagemagick make mariadb-server nginx nodejs npm openssh-client openssh-server perl php postgresql python3 python3-pip redis-server rsync ruby screen socat supervisor tmux tzdata unzip zip zsh cron locales openssl jq lsof netcat-traditional wget xxd',
  ),
)
