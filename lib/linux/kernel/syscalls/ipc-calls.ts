import { Errno } from '../errno'
import type { IpcKind, IpcObject, IpcRequest } from '../system-v'
import { NetlinkCalls } from './netlink-calls'

/** System V objects of the caller's ipc namespace (msgget(2), semget(2), shmget(2) and their ctl calls). */
export class IpcCalls extends NetlinkCalls {
  msgget(key: number, request: IpcRequest = {}): number {
    return this.#get('msg', key, request)
  }

  semget(key: number, request: IpcRequest = {}): number {
    const { size = 0 } = request
    if (request.create && (size < 1 || size > 32_000)) throw new Errno('EINVAL')
    return this.#get('sem', key, request)
  }

  shmget(key: number, request: IpcRequest = {}): number {
    if (request.create && (request.size ?? 0) < 1) throw new Errno('EINVAL')
    return this.#get('shm', key, request)
  }

  msgctl(id: number, command: 'IPC_RMID'): void {
    this.#remove('msg', id, command)
  }

  semctl(id: number, command: 'IPC_RMID'): void {
    this.#remove('sem', id, command)
  }

  shmctl(id: number, command: 'IPC_RMID'): void {
    this.#remove('shm', id, command)
  }

  #get(kind: IpcKind, key: number, request: IpcRequest): number {
    this.enter()
    const { task, kernel } = this
    const { mode = 0o600, size = 0 } = request
    const { euid: uid, egid: gid } = task.credentials
    const cpid = task.pid.in(kernel.initNamespaces.pid)
    const ctime = kernel.clock.realtime().seconds
    const make = (id: number): IpcObject => ({
      id,
      key: key | 0,
      mode: mode & 0o777,
      uid,
      gid,
      size,
      cpid,
      ctime,
    })
    const { id, mode: allowed, uid: owner } = task.namespaces.ipc.systemV[kind].get(key | 0, request, make)
    const bits = owner === uid ? allowed >> 6 : allowed
    if ((bits & 0o4) === 0 && !task.credentials.effective.has('CAP_IPC_OWNER')) throw new Errno('EACCES')
    return id
  }

  #remove(kind: IpcKind, id: number, command: 'IPC_RMID'): void {
    this.enter()
    const { objects } = this.task.namespaces.ipc.systemV[kind]
    const object = objects.get(id)
    if (!object || command !== 'IPC_RMID') throw new Errno('EINVAL')
    if (object.uid !== this.task.credentials.euid) this.requireCapability('CAP_SYS_ADMIN')
    objects.delete(id)
  }
}
