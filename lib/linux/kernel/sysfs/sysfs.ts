import type { NetNamespace } from '../../net/net-namespace'
import type { FileSystem } from '../../vfs/file-system'
import { formatProcessors } from '../cgroup2/processor-list'
import type { Kernel } from '../kernel'
import { linkNode } from './link-node'
import { SysFileSystem, type SysNode } from './sys-file-system'

const directory = (children: Readonly<Record<string, SysNode>> = {}): SysNode => ({
  type: 'directory',
  list: () => children,
})

const textFile = (text: string | number): SysNode => ({ type: 'file', text: () => `${text}\n` })

/** sysfs(5) as a process mounts it: the links it shows are those of one network namespace. */
export function makeSysfs({ vfs, options: { processors } }: Kernel, net: NetNamespace): FileSystem {
  const online = formatProcessors(2 ** processors - 1)
  const cpus = Array.from(
    { length: processors },
    (_, index) => [`cpu${index}`, processorNode(index)] as const,
  )
  const links = (make: (name: string) => SysNode): SysNode => ({
    type: 'directory',
    list: () => Object.fromEntries([...net.links.keys()].map((name) => [name, make(name)])),
  })
  const root = directory({
    block: directory({
      sda: directory({ size: textFile(41_943_040), ro: textFile(0), removable: textFile(0) }),
    }),
    bus: directory(),
    class: directory({
      net: links((name) => ({ type: 'symlink', target: `../../devices/virtual/net/${name}` })),
    }),
    dev: directory({ block: directory(), char: directory() }),
    devices: directory({
      system: directory({
        cpu: directory({
          ...Object.fromEntries(cpus),
          isolated: textFile(''),
          kernel_max: textFile(8191),
          offline: textFile(''),
          online: textFile(online),
          possible: textFile(online),
          present: textFile(online),
        }),
      }),
      virtual: directory({ net: links((name) => linkNode(net, name)) }),
    }),
    firmware: directory(),
    fs: directory({ cgroup: directory() }),
    hypervisor: directory(),
    kernel: directory({ debug: directory(), security: directory(), tracing: directory() }),
    module: directory(),
    power: directory(),
  })
  return new SysFileSystem(vfs, root)
}

function processorNode(index: number): SysNode {
  return directory({
    topology: directory({
      core_id: textFile(index),
      physical_package_id: textFile(0),
      thread_siblings_list: textFile(index),
    }),
    online: textFile(1),
  })
}
