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
