import type { Nanoseconds } from '../../../base/clock'
import { RegularFile } from '../../vfs/regular-file'
import type { Stat } from '../../vfs/stat'
import type { Cgroup } from '../cgroup'
import { Errno } from '../errno'
import type { OpenFile } from '../open-file'
import { Pipe, PipeFile } from '../pipe'
import type { PollRequest, Syscalls } from '../syscalls'
import type { Blocking, WaitQueue } from '../wait-queue'
import { MachineCalls } from './machine-calls'

/** What can be done with a descriptor, whatever is behind it. */
export class DescriptorCalls extends MachineCalls {
  close(fd: number): void {
    this.enter()
    this.task.files.close(fd)
  }

  *read(fd: number, length: number): Blocking<Uint8Array> {
    yield* this.turn()
    this.enter()
    const bytes = yield* this.file(fd).read(length)
    const { io } = this.task
    io.syscr++
    io.rchar += bytes.length
    return bytes
  }

  *write(fd: number, bytes: Uint8Array): Blocking<number> {
    yield* this.turn()
    this.enter()
    const file = this.file(fd)
    const { soft } = this.task.limits.FSIZE
    if (soft === Number.POSITIVE_INFINITY || file.stat().type !== 'file') return yield* this.#put(file, bytes)
    const room = soft - (file.flags.append ? file.stat().size : file.offset)
    if (room > 0) return yield* this.#put(file, bytes.subarray(0, room))
    this.kernel.signal(this.task, 'SIGXFSZ')
    yield* this.turn()
    throw new Errno('EFBIG')
  }

  *#put(file: OpenFile, bytes: Uint8Array): Blocking<number> {
    const written = yield* file.write(bytes)
    const { io, cgroup } = this.task
    io.syscw++
    io.wchar += written
    if (!(file instanceof RegularFile)) return written
    const { type } = file.inode.fs
    if (type !== 'ext4' && type !== 'overlay') return written
    io.write_bytes += written
    for (let group: Cgroup | undefined = cgroup; group; group = group.parent) {
      group.io.wbytes += written
      group.io.wios++
    }
    return written
  }

  *pread(fd: number, length: number, offset: number): Blocking<Uint8Array> {
    this.enter()
    const file = this.file(fd)
    const before = file.offset
    this.lseek(fd, offset, 'set')
    const bytes = yield* file.read(length)
    file.offset = before
    return bytes
  }

  lseek(fd: number, offset: number, whence: 'set' | 'cur' | 'end'): number {
    this.enter()
    const file = this.file(fd)
    const { type, size } = file.stat()
    if (type === 'fifo' || type === 'socket' || this.isatty(fd)) throw new Errno('ESPIPE')
    const base = whence === 'set' ? 0 : whence === 'cur' ? file.offset : size
    if (base + offset < 0) throw new Errno('EINVAL')
    file.offset = base + offset
    return file.offset
  }

  /** Overridden where terminals are known. */
  isatty(_fd: number): boolean {
    return false
  }

  dup(fd: number, atLeast = 0): number {
    this.enter()
    return this.task.files.install(this.file(fd), { atLeast })
  }

  dup2(fd: number, target: number): number {
    this.enter()
    const file = this.file(fd)
    if (fd !== target) this.task.files.replace(target, file)
    return target
  }

  setCloseOnExec(fd: number, on: boolean): void {
    this.task.files.setCloseOnExec(fd, on)
  }

  openFds(): readonly number[] {
    return this.task.files.fds()
  }

  pipe(): { readonly read: number; readonly write: number } {
    this.enter()
    const { kernel, task } = this
    const pipe = new Pipe(kernel.allocateSocketInode(), (ino) => kernel.anonymousStat(ino, 'fifo'))
    const read = task.files.install(new PipeFile(pipe, { access: 'read' }, kernel.io))
    const write = task.files.install(new PipeFile(pipe, { access: 'write' }, kernel.io))
    return { read, write }
  }

  fstat(fd: number): Stat {
    this.enter()
    return this.file(fd).stat()
  }

  *poll(requests: readonly PollRequest[], timeout?: Nanoseconds): ReturnType<Syscalls['poll']> {
    yield* this.turn()
    this.enter()
    const deadline = timeout === undefined ? undefined : this.kernel.clock.now() + timeout
    for (;;) {
      const answers = requests.map(({ fd }) => ({ fd, ...this.file(fd).poll() }))
      const ready = answers.filter((answer, index) => {
        const request = requests[index]
        return (request?.read && answer.readable) || (request?.write && answer.writable) || answer.hangup
      })
      if (ready.length > 0 || (deadline !== undefined && this.kernel.clock.now() >= deadline)) return ready
      const queues = requests
        .map(({ fd }) => this.file(fd).changed)
        .filter((queue): queue is WaitQueue => !!queue)
      yield* this.wait(queues, deadline)
    }
  }
}
