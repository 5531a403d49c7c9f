import { Errno } from './errno'

/** Message queues, semaphore arrays and shared memory segments (sysvipc(7)). */
export type IpcKind = 'msg' | 'sem' | 'shm'

export interface IpcObject {
  readonly id: number
  /** signed, as ftok(3) makes it; 0 is IPC_PRIVATE */
  readonly key: number
  readonly mode: number
  /** kernel-wide ids of owner and creator */
  readonly uid: number
  readonly gid: number
  /** bytes of a segment, semaphores of an array */
  readonly size: number
  /** its creator's number in the first pid namespace */
  readonly cpid: number
  /** wall-clock second */
  readonly ctime: number
}

export interface IpcRequest {
  readonly create?: boolean
  readonly exclusive?: boolean
  readonly mode?: number
  readonly size?: number
}

/** The objects of one kind in an ipc namespace. */
export class IpcTable {
  readonly objects = new Map<number, IpcObject>()
  #nextId = 0

  /** @throws Errno ENOENT, EEXIST */
  get(key: number, { create, exclusive }: IpcRequest, make: (id: number) => IpcObject): IpcObject {
    const existing = key === 0 ? undefined : [...this.objects.values()].find((object) => object.key === key)
    if (existing) {
      if (create && exclusive) throw new Errno('EEXIST')
      return existing
    }
    if (key !== 0 && !create) throw new Errno('ENOENT')
    const object = make(this.#nextId++)
    this.objects.set(object.id, object)
    return object
  }
}

/** What sysvipc(7) keeps for each ipc namespace. */
export class SystemV implements Readonly<Record<IpcKind, IpcTable>> {
  readonly msg = new IpcTable()
  readonly sem = new IpcTable()
  readonly shm = new IpcTable()
}
