import { Errno } from '../errno'
import type { Kernel } from '../kernel'
import type { NamespaceSet } from '../namespaces'
import type { OpenFlags } from '../open-file'
import type { ProcFileSystem } from './proc-file-system'
import { type ProcChildren, ProcDirectory, type ProcInode, ProcText } from './proc-inode'
import { type Sysctl, sysctls } from './sysctl'

/** The settings of one machine and of its namespaces, read and written through /proc/sys. */
export class SysctlTable {
  readonly #values = new WeakMap<object, Map<string, string>>()

  constructor(private readonly kernel: Kernel) {}

  /** The value of a setting as a process in these namespaces sees it; `name` as in `net/ipv4/ip_forward`. @throws ENOENT */
  get(name: string, namespaces: NamespaceSet): string {
    const sysctl = sysctls[name]
    if (!sysctl) throw new Errno('ENOENT')
    if (sysctl.read) return sysctl.read(this.kernel, namespaces)
    return this.#values.get(this.#owner(sysctl, namespaces))?.get(name) ?? this.#initial(sysctl)
  }

  /** @throws ENOENT, EINVAL where a number is wanted */
  set(name: string, namespaces: NamespaceSet, text: string): void {
    const sysctl = sysctls[name]
    if (!sysctl) throw new Errno('ENOENT')
    const value = text.replace(/\n.*$/s, '')
    const isNumber = /^-?\d+$/
    if (isNumber.test(this.#initial(sysctl)) && !isNumber.test(value.trim())) throw new Errno('EINVAL')
    if (sysctl.write) {
      sysctl.write(this.kernel, namespaces, value)
      return
    }
    const owner = this.#owner(sysctl, namespaces)
    const values = this.#values.get(owner) ?? new Map<string, string>()
    values.set(name, isNumber.test(value.trim()) ? value.trim() : value)
    this.#values.set(owner, values)
  }

  /** /proc/sys. */
  directory(fs: ProcFileSystem): ProcDirectory {
    return this.#subdirectory(fs, '')
  }

  #subdirectory(fs: ProcFileSystem, prefix: string): ProcDirectory {
    const children: Record<string, () => ProcInode> = {}
    for (const [path, sysctl] of Object.entries(sysctls)) {
      if (!path.startsWith(prefix)) continue
      const [name = '', ...below] = path.slice(prefix.length).split('/')
      children[name] ??= () =>
        below.length > 0 ? this.#subdirectory(fs, `${prefix}${name}/`) : this.#file(fs, path, sysctl)
    }
    return new ProcDirectory(fs, children satisfies ProcChildren)
  }

  #file(fs: ProcFileSystem, path: string, { mode = 0o644 }: Sysctl): ProcText {
    const namespaces = () => (fs.reader?.namespaces ?? this.kernel.initNamespaces) as NamespaceSet
    const read = () => `${this.get(path, namespaces())}\n`
    // The mode counts for root too (sysctl_perm in Linux).
    const checkOpen = ({ access }: OpenFlags) => {
      if (access !== 'read' && (mode & 0o222) === 0) throw new Errno('EACCES')
    }
    return new ProcText(fs, read, { mode, checkOpen, write: (text) => this.set(path, namespaces(), text) })
  }

  #owner({ scope = 'machine' }: Sysctl, namespaces: NamespaceSet): object {
    return scope === 'machine' ? this.kernel : namespaces[scope]
  }

  #initial({ initial }: Sysctl): string {
    return typeof initial === 'string' ? initial : initial(this.kernel)
  }
}
