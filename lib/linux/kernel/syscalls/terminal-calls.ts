import { resolve } from '../../vfs/walk'
import { DevptsFileSystem } from '../devpts'
import { Errno } from '../errno'
import type { TerminalMode, TerminalSize } from '../syscalls'
import type { Tty } from '../tty'
import { PtyMasterFile, TtyFile } from '../tty-file'
import { MountCalls } from './mount-calls'

/** Terminals (termios(3), tty_ioctl(2), pts(4)). */
export class TerminalCalls extends MountCalls {
  override isatty(fd: number): boolean {
    return this.task.files.has(fd) && this.task.files.get(fd) instanceof TtyFile
  }

  #tty(fd: number): Tty {
    const file = this.file(fd)
    if (file instanceof TtyFile || file instanceof PtyMasterFile) return file.tty
    throw new Errno('ENOTTY')
  }

  tcgetattr(fd: number): TerminalMode {
    return this.#tty(fd).mode
  }

  tcsetattr(fd: number, mode: TerminalMode): void {
    this.enter()
    this.#tty(fd).mode = mode
  }

  tcgetpgrp(fd: number): number {
    const tty = this.#tty(fd)
    if (this.task.tty !== tty) throw new Errno('ENOTTY')
    return tty.foreground?.in(this.task.namespaces.pid) ?? 0
  }

  tcsetpgrp(fd: number, pgid: number): void {
    this.enter()
    const tty = this.#tty(fd)
    if (this.task.tty !== tty || tty.session !== this.task.session) throw new Errno('ENOTTY')
    const namespace = this.task.namespaces.pid
    for (const member of namespace.tasks.values()) {
      if (member.group.in(namespace) !== pgid || member.session !== this.task.session) continue
      tty.foreground = member.group
      return
    }
    throw new Errno('EPERM')
  }

  terminalSize(fd: number): TerminalSize {
    return this.#tty(fd).size
  }

  setTerminalSize(fd: number, size: TerminalSize): void {
    this.enter()
    this.#tty(fd).resize(size)
  }

  setControllingTerminal(fd: number): void {
    this.enter()
    const tty = this.#tty(fd)
    const { task } = this
    if (task.session !== task.pid || (task.tty && task.tty !== tty)) throw new Errno('EPERM')
    if (tty.session && tty.session !== task.session) throw new Errno('EPERM')
    tty.session = task.session
    tty.foreground = task.group
    task.tty = tty
  }

  openPty(): { readonly master: number; readonly path: string } {
    this.enter()
    const { fs } = resolve(this.task.walker, '/dev/pts').dentry.inode
    if (!(fs instanceof DevptsFileSystem)) throw new Errno('ENOENT')
    const tty = fs.allocate(this.kernel)
    const master = this.task.files.install(fs.openMaster(tty, this.kernel))
    return { master, path: `/dev/pts/${tty.index}` }
  }
}
