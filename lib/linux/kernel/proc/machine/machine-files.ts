import { SECOND } from '../../../../base/clock'
import { Errno } from '../../errno'
import type { ProcFileSystem } from '../proc-file-system'
import { type ProcChildren, ProcDirectory, ProcLink, ProcText, type ProcTextOptions } from '../proc-inode'
import { cpuinfoText } from './cpuinfo'
import {
  cgroupsText,
  devicesText,
  diskstatsText,
  fileSystemsText,
  modulesText,
  partitionsText,
  vmstatText,
} from './drivers'
import { meminfoText } from './meminfo'
import { machineStatText } from './stat'
import { systemVDirectory } from './system-v'

/** What /proc holds besides processes (proc(5)). */
export function machineFiles(fs: ProcFileSystem): ProcChildren {
  const { kernel, shared } = fs
  const { options } = kernel
  const text = (make: () => string, textOptions?: ProcTextOptions) => () =>
    new ProcText(fs, make, textOptions)
  const empty = () => new ProcDirectory(fs, {})
  return {
    acpi: empty,
    bus: empty,
    cgroups: text(() => cgroupsText(kernel)),
    cmdline: text(() => `BOOT_IMAGE=/boot/vmlinuz-${options.release} root=/dev/sda1 ro quiet\n`),
    consoles: text(() => 'tty0                 -WU (EC  p  )    4:1\n'),
    cpuinfo: text(() => cpuinfoText(options.processors)),
    devices: text(() => devicesText),
    diskstats: text(() => diskstatsText(kernel)),
    filesystems: text(() => fileSystemsText(kernel)),
    fs: empty,
    interrupts: text(() => `${' '.repeat(11)}${processorNames(options.processors)}\n`),
    irq: empty,
    kcore: text(() => '', { mode: 0o400, checkOpen: refuse }),
    keys: text(() => ''),
    loadavg: text(() => loadAverageText(fs)),
    meminfo: text(() => meminfoText(fs)),
    modules: text(() => modulesText),
    mounts: () => new ProcLink(fs, () => 'self/mounts'),
    net: () => new ProcLink(fs, () => 'self/net'),
    partitions: text(() => partitionsText(kernel)),
    scsi: empty,
    stat: text(() => machineStatText(fs)),
    swaps: text(() => 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n'),
    sys: () => shared.sysctls.directory(fs),
    sysvipc: () => systemVDirectory(fs),
    'sysrq-trigger': text(() => '', { mode: 0o200 }),
    timer_list: text(() => `Timer List Version: v0.9\nnow at ${Math.floor(kernel.clock.now())} nsecs\n`, {
      mode: 0o400,
    }),
    uptime: text(() => uptimeText(fs)),
    vmstat: text(() => vmstatText(kernel)),
    version: text(() => `Linux version ${options.release} (${COMPILER}) ${options.version}\n`),
  }
}

const COMPILER =
  'debian-kernel@lists.debian.org) (x86_64-linux-gnu-gcc-12 (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40'

/** Lockdown keeps even root from reading the kernel's memory. */
function refuse(): void {
  throw new Errno('EPERM')
}

function processorNames(count: number): string {
  return Array.from({ length: count }, (_, index) => `CPU${index}`.padEnd(11)).join('')
}

function uptimeText({ kernel }: ProcFileSystem): string {
  const up = kernel.clock.now() - kernel.bootTime
  const idle = up * kernel.options.processors - kernel.scheduler.busyTime
  return `${(up / SECOND).toFixed(2)} ${(Math.max(idle, 0) / SECOND).toFixed(2)}\n`
}

function loadAverageText({ kernel, namespace, shared }: ProcFileSystem): string {
  const tasks = [...kernel.initNamespaces.pid.tasks.values()]
  const running = tasks.filter((task) => task.stateLetter === 'R').length
  const averages = shared.loadAverage.update(kernel.clock.now(), kernel.scheduler.busyTime)
  const loads = averages.map((load) => load.toFixed(2)).join(' ')
  return `${loads} ${running}/${tasks.length} ${namespace.lastPid}\n`
}
