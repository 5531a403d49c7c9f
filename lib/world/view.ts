import { decode } from '../base/bytes'
import type { Nanoseconds } from '../base/clock'
import { parseRfc3339 } from '../docker/api/rfc3339'
import type { ContainerInspect } from '../docker/api/types/container'
import type { EventMessage } from '../docker/api/types/event'
import type { ImageInspect } from '../docker/api/types/image'
import type { NetworkInspect } from '../docker/api/types/network'
import type { Volume } from '../docker/api/types/volume'
import type { Engine } from '../docker/engine/engine'
import { isErrno } from '../linux/kernel/errno'
import type { Task } from '../linux/kernel/task'
import { resolve } from '../linux/vfs/walk'
import type { EventHistory } from './event-history'
import type { Machine } from './machine'

/** What goals, drawings and tests may see of a world. Read-only; made on demand from the kernel's own tables. */
export class WorldView {
  constructor(
    private readonly machine: Machine,
    private readonly engine: () => Engine | undefined,
    private readonly history: EventHistory,
  ) {}

  /** Every process of the machine that is not a zombie, by host pid. */
  processes(): readonly Task[] {
    return [...this.machine.kernel.initNamespaces.pid.tasks.values()].filter((task) => !task.isZombie)
  }

  /** A process by the number the host gives it. */
  process(pid: number): Task | undefined {
    return this.machine.kernel.initNamespaces.pid.tasks.get(pid)
  }

  /** Every container of the machine's Docker engine, stopped ones too. */
  containers(): readonly ContainerInspect[] {
    return this.engine()?.containers() ?? []
  }

  images(): readonly ImageInspect[] {
    return this.engine()?.images() ?? []
  }

  networks(): readonly NetworkInspect[] {
    return this.engine()?.networks() ?? []
  }

  /** Everything the engine has reported, oldest first. */
  events(): readonly EventMessage[] {
    return this.history.events
  }

  volumes(): readonly Volume[] {
    return this.engine()?.volumes() ?? []
  }

  /** The point in virtual time that the engine writes down as an RFC 3339 time. */
  momentOf(time: string): Nanoseconds {
    return this.machine.kernel.clock.fromRealtime(parseRfc3339(time))
  }

  /** The text of a file as a process sees it, process 1 of the host when none is named; undefined when there is none. */
  readFile(path: string, pid = 1): string | undefined {
    const task = this.process(pid)
    if (!task) return undefined
    try {
      const { inode } = resolve(task.walker, path).dentry
      return inode.type === 'file' ? decode(inode.readAt(0, inode.size)) : undefined
    } catch (error) {
      if (isErrno(error)) return undefined
      throw error
    }
  }
}
