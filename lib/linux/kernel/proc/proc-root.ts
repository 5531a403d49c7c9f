import type { DirectoryEntry } from '../../vfs/stat'
import { Errno } from '../errno'
import type { Task } from '../task'
import { machineFiles } from './machine/machine-files'
import type { ProcFileSystem } from './proc-file-system'
import { ProcDirectory, type ProcInode, ProcLink } from './proc-inode'
import { ProcessDirectory } from './process/process-directory'

/** /proc itself: the machine's files and a directory for each process of the namespace. */
export class ProcRoot extends ProcDirectory {
  readonly #processes = new WeakMap<Task, ProcessDirectory>()

  constructor(fs: ProcFileSystem) {
    super(fs, {
      ...machineFiles(fs),
      self: () => new ProcLink(fs, () => String(this.#readerPid())),
      'thread-self': () => new ProcLink(fs, () => `${this.#readerPid()}/task/${this.#readerPid()}`),
    })
  }

  override lookup(name: string): ProcInode | undefined {
    if (!/^[1-9]\d*$/.test(name)) return super.lookup(name)
    const task = this.fs.namespace.tasks.get(Number(name))
    return task && this.#process(task)
  }

  override entries(): DirectoryEntry[] {
    const processes = [...this.fs.namespace.tasks].sort(([left], [right]) => left - right)
    const numbered = processes.map(([pid, task]): DirectoryEntry => {
      return { name: String(pid), ino: this.#process(task).ino, type: 'directory' }
    })
    return [...super.entries(), ...numbered]
  }

  #process(task: Task): ProcessDirectory {
    let directory = this.#processes.get(task)
    if (!directory) {
      directory = new ProcessDirectory(this.fs, task)
      this.#processes.set(task, directory)
    }
    return directory
  }

  /** A reader of another namespace has no number here. */
  #readerPid(): number {
    const pid = this.fs.reader?.pid.in(this.fs.namespace) ?? 0
    if (pid === 0) throw new Errno('ENOENT')
    return pid
  }
}
