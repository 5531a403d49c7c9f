import { encode } from '../base/bytes'
import type { Clock } from '../base/clock'
import type { Random } from '../base/random'
import { registerFileSystems } from '../linux/kernel/file-systems'
import { Kernel } from '../linux/kernel/kernel'
import type { ModuleTable } from '../linux/kernel/module-table'
import type { Process } from '../linux/kernel/program'
import { registerStandardDevices } from '../linux/kernel/standard-devices'
import type { Task } from '../linux/kernel/task'
import type { Blocking } from '../linux/kernel/wait-queue'
import type { InternetDescription } from '../linux/net/internet/description'
import { Internet } from '../linux/net/internet/internet'
import { publicInternet } from '../linux/net/internet/public-internet'
import type { Tree } from '../linux/vfs/build-tree'
import { Tmpfs } from '../linux/vfs/tmpfs'

const GIBIBYTE = 1024 ** 3
const DISK_BYTES = 20 * GIBIBYTE

export interface MachineOptions {
  readonly clock: Clock
  readonly random: Random
  readonly hostname: string
  readonly tree: Tree
  readonly modules: ModuleTable
  /** what lies behind the default gateway */
  readonly internet?: InternetDescription | undefined
}

/** The router of the network the machine is on, and the machine's own card. */
const GATEWAY = { address: '192.168.56.1', prefixLength: 24 } as const
const MAC = '52:54:00:6d:2a:10'

/** Process ids that kernel threads and what ran while booting have taken by the time services start. */
const KERNEL_THREADS = 611

/** One simulated Linux host: a kernel with its devices and file systems, and systemd as process 1. */
export class Machine {
  readonly kernel: Kernel
  readonly init: Task

  constructor({ clock, random, hostname, tree, modules, internet = publicInternet }: MachineOptions) {
    this.kernel = new Kernel({
      clock,
      random,
      hostname,
      root: (vfs) => new Tmpfs(vfs, { type: 'ext4', tree, sizeBytes: DISK_BYTES, options: '' }),
      modules,
      release: '6.1.0-28-amd64',
      version: '#1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1 (2024-11-22)',
      memoryBytes: 4 * GIBIBYTE,
      processors: 2,
    })
    registerStandardDevices(this.kernel)
    registerFileSystems(this.kernel)
    new Internet(this.kernel, internet, GATEWAY).attach(this.kernel.initNamespaces.net, 'eth0', MAC)
    this.init = this.kernel.boot(boot, ['/sbin/init'])
    this.kernel.initNamespaces.pid.skipTo(KERNEL_THREADS)
  }
}

/** What the boot loader's initramfs and systemd do first: file systems and the loopback device; then init. */
function* boot({ sys }: Process): Blocking<number> {
  sys.mount({ source: 'sysfs', target: '/sys', type: 'sysfs', noSuid: true, noDev: true, noExec: true })
  sys.mount({
    source: 'cgroup2',
    target: '/sys/fs/cgroup',
    type: 'cgroup2',
    noSuid: true,
    noDev: true,
    noExec: true,
  })
  sys.mount({ source: 'proc', target: '/proc', type: 'proc', noSuid: true, noDev: true, noExec: true })
  sys.mount({ source: 'devpts', target: '/dev/pts', type: 'devpts', noSuid: true, noExec: true })
  sys.mount({
    source: 'tmpfs',
    target: '/run',
    type: 'tmpfs',
    data: 'size=403368k,mode=755',
    noSuid: true,
    noDev: true,
    noExec: true,
  })
  sys.mount({ source: 'tmpfs', target: '/dev/shm', type: 'tmpfs', noSuid: true, noDev: true })
  sys.netlink({ type: 'link-set', name: 'lo', up: true })
  sys.netlink({ type: 'address-add', link: 'eth0', address: '192.168.56.10/24' })
  sys.netlink({ type: 'link-set', name: 'eth0', up: true })
  sys.netlink({ type: 'route-add', destination: 'default', via: GATEWAY.address })
  // Everybody may ping, as systemd's defaults have it.
  const setting = yield* sys.open('/proc/sys/net/ipv4/ping_group_range', { access: 'write' })
  yield* sys.write(setting, encode('0 2147483647\n'))
  sys.close(setting)
  return yield* sys.execve('/sbin/init', ['/sbin/init'], ['HOME=/', 'TERM=linux'])
}
