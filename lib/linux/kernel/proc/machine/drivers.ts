import type { Kernel } from '../../kernel'

/** proc_devices(5): the drivers of the device table. */
export const devicesText = `Character devices:
  1 mem
  4 tty
  5 /dev/tty
  5 /dev/console
  5 /dev/ptmx
 10 misc
128 ptm
136 pts

Block devices:
  8 sd
`

/** The file systems that need a disk; `ext4` is what the machine's root stands for. */
const onDisk = ['ext3', 'ext2', 'ext4']

/** proc_filesystems(5). */
export function fileSystemsText({ fileSystems }: Kernel): string {
  const mountable = [...fileSystems.keys()].filter((type) => !onDisk.includes(type))
  return [...mountable.map((type) => `nodev\t${type}\n`), ...onDisk.map((type) => `\t${type}\n`)].join('')
}

/** The controllers as cgroup v2 has them: none has a hierarchy of its own (cgroups(7)). */
export function cgroupsText({ rootCgroup }: Kernel): string {
  const count = [...rootCgroup.subtree()].length
  const names = ['cpuset', 'cpu', 'cpuacct', 'blkio', 'memory', 'devices', 'freezer', 'net_cls', 'perf_event']
  const rows = [...names, 'net_prio', 'hugetlb', 'pids', 'rdma'].map((name) => `${name}\t0\t${count}\t1\n`)
  return `#subsys_name\thierarchy\tnum_cgroups\tenabled\n${rows.join('')}`
}

/** The one disk, and its one partition. */
const disks = [
  ['8       0', 'sda'],
  ['8       1', 'sda1'],
] as const

/** proc_partitions(5), in kibibytes. */
export function partitionsText({ initNamespaces }: Kernel): string {
  const { blocks, blockSize } = initNamespaces.mnt.rootPath.mount.fs.statfs()
  const size = String(Math.floor((blocks * blockSize) / 1024)).padStart(10)
  return `major minor  #blocks  name\n\n${disks.map(([number, name]) => `   ${number.replace(' ', '  ')} ${size} ${name}\n`).join('')}`
}

/** proc_diskstats(5): writes of processes, in sectors of 512 bytes. */
export function diskstatsText({ rootCgroup: { io } }: Kernel): string {
  const figures = [
    io.rios,
    0,
    Math.floor(io.rbytes / 512),
    0,
    io.wios,
    0,
    Math.floor(io.wbytes / 512),
    0,
    0,
    0,
    0,
  ]
  return disks.map(([number, name]) => `   ${number} ${name} ${figures.join(' ')} 0 0 0 0 0 0\n`).join('')
}

/** proc_modules(5): what Docker needs of the kernel, at least. */
export const modulesText = ['overlay 163840 0', 'veth 40960 0', 'bridge 311296 1 br_netfilter,']
  .concat([
    'br_netfilter 36864 0',
    'xt_MASQUERADE 20480 1',
    'nf_nat 57344 1 xt_MASQUERADE,',
    'nf_conntrack 188416 1 nf_nat,',
  ])
  .map((row) => `${row}${row.endsWith(',') ? '' : ' -'} Live 0x0000000000000000\n`)
  .join('')

/** A few lines of /proc/vmstat, in pages. */
export function vmstatText({ rootCgroup, options }: Kernel): string {
  const { memory, sharedMemory, memoryEvents } = rootCgroup
  const pages = (bytes: number) => Math.floor(bytes / 4096)
  const rows: readonly (readonly [string, number])[] = [
    ['nr_free_pages', pages(options.memoryBytes * 0.85 - memory.current)],
    ['nr_inactive_anon', pages(memory.current - sharedMemory)],
    ['nr_active_anon', 0],
    ['nr_shmem', pages(sharedMemory)],
    ['pgpgin', Math.floor(rootCgroup.io.rbytes / 1024)],
    ['pgpgout', Math.floor(rootCgroup.io.wbytes / 1024)],
    ['pswpin', 0],
    ['pswpout', 0],
    ['pgfault', pages(memory.peak)],
    ['pgmajfault', 0],
    ['oom_kill', memoryEvents.oom_kill],
  ]
  return rows.map(([name, value]) => `${name} ${value}\n`).join('')
}
