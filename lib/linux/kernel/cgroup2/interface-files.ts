import type { Cgroup } from '../cgroup'
import { coreFiles } from './core-files'
import { cpuFiles } from './cpu-files'
import type { CgroupInterface } from './interface'
import { memoryFiles } from './memory-files'
import { ioFiles, pidsFiles } from './pids-files'

const every = Object.entries({ ...coreFiles, ...cpuFiles, ...ioFiles, ...memoryFiles, ...pidsFiles })

/** Documentation/admin-guide/cgroup-v2.rst: the files a group has with the controllers it has. */
export function interfaceFiles(group: Cgroup): Readonly<Record<string, CgroupInterface>> {
  const { controllers, parent } = group
  const there = every.filter(([, { controller, root }]) => {
    return parent ? !controller || controllers.has(controller) : root !== undefined
  })
  return Object.fromEntries(there)
}
