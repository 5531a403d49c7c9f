import { decode } from '../base/bytes'
import type { Engine } from '../docker/engine/engine'
import { isErrno } from '../linux/kernel/errno'
import type { Task } from '../linux/kernel/task'
import { resolve } from '../linux/vfs/walk'
import type { Machine } from './machine'

/** A container as views see it. */
export interface ContainerView {
  readonly id: string
  readonly name: string
  readonly image: string
  readonly status: 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'
  readonly exitCode: number
  readonly pid: number
}

/** What goals, drawings and tests may see of a world. Read-only; made on demand from the kernel's own tables. */
export class WorldView {
  constructor(
    private readonly machine: Machine,
    private readonly engine: () => Engine | undefined,
  ) {}

  /** Every process of the machine that is not a zombie, by host pid. */
  processes(): readonly Task[] {
    return [...this.machine.kernel.initNamespaces.pid.tasks.values()].filter((task) => !task.isZombie)
  }

  /** A process by the number the host gives it. */
  process(pid: number): Task | undefined {
    return this.machine.kernel.initNamespaces.pid.tasks.get(pid)
  }

  /** Every container of the machine's Docker engine. */
  containers(): readonly ContainerView[] {
    return (this.engine()?.containers() ?? []).map(({ Id, Name, Config, State }) => ({
      id: Id,
      name: Name.slice(1),
      image: Config.Image,
      status: State.Status,
      exitCode: State.ExitCode,
      pid: State.Pid,
    }))
  }

  /** The text of a file on the host; undefined when there is none. */
  readFile(path: string): string | undefined {
    try {
      const { inode } = resolve(this.machine.init.walker, path).dentry
      return inode.type === 'file' ? decode(inode.readAt(0, inode.size)) : undefined
    } catch (error) {
      if (isErrno(error)) return undefined
      throw error
    }
  }
}
