import { Errno } from './errno'
import type { OpenFile } from './open-file'

interface Slot {
  readonly file: OpenFile
  closeOnExec: boolean
}

/** The descriptors of a task. */
export class FileTable {
  readonly #slots: (Slot | undefined)[] = []
  /** RLIMIT_NOFILE: descriptors are below it */
  limit = 1024

  get(fd: number): OpenFile {
    const slot = this.#slots[fd]
    if (!slot) throw new Errno('EBADF')
    return slot.file
  }

  has(fd: number): boolean {
    return this.#slots[fd] !== undefined
  }

  /** Puts a file at the lowest free descriptor not below `atLeast`. @throws Errno EMFILE */
  install(file: OpenFile, { atLeast = 0, closeOnExec = false } = {}): number {
    let fd = atLeast
    while (this.#slots[fd]) fd++
    if (fd >= this.limit) throw new Errno('EMFILE')
    this.#slots[fd] = { file: file.retain(), closeOnExec }
    return fd
  }

  /** Puts a file at exactly `fd`, closing what was there. */
  replace(fd: number, file: OpenFile): void {
    if (fd < 0 || fd >= this.limit) throw new Errno('EBADF')
    file.retain()
    const previous = this.#slots[fd]
    this.#slots[fd] = { file, closeOnExec: false }
    previous?.file.unref()
  }

  close(fd: number): void {
    const slot = this.#slots[fd]
    if (!slot) throw new Errno('EBADF')
    this.#slots[fd] = undefined
    slot.file.unref()
  }

  setCloseOnExec(fd: number, on: boolean): void {
    const slot = this.#slots[fd]
    if (!slot) throw new Errno('EBADF')
    slot.closeOnExec = on
  }

  closeForExec(): void {
    this.#slots.forEach((slot, fd) => {
      if (slot?.closeOnExec) this.close(fd)
    })
  }

  closeAll(): void {
    this.#slots.forEach((slot, fd) => {
      if (slot) this.close(fd)
    })
  }

  copy(): FileTable {
    const table = new FileTable()
    table.limit = this.limit
    this.#slots.forEach((slot, fd) => {
      if (!slot) return
      slot.file.retain()
      table.#slots[fd] = { ...slot }
    })
    return table
  }

  fds(): number[] {
    const fds: number[] = []
    this.#slots.forEach((slot, fd) => {
      if (slot) fds.push(fd)
    })
    return fds
  }
}
