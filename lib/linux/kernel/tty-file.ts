import type { Path } from '../vfs/path'
import type { Stat } from '../vfs/stat'
import { Errno } from './errno'
import type { IoHost } from './io-host'
import { OpenFile, type OpenFlags, type Readiness } from './open-file'
import type { Tty } from './tty'
import type { Blocking, WaitQueue } from './wait-queue'

/** A terminal as programs open it: /dev/pts/N, /dev/tty, /dev/console. */
export class TtyFile extends OpenFile {
  constructor(
    readonly tty: Tty,
    flags: OpenFlags,
    path: Path,
    private readonly name: string,
    private readonly host: IoHost,
  ) {
    super(flags, path)
    tty.slaves++
  }

  *read(length: number): Blocking<Uint8Array> {
    yield* this.host.checkForeground(this.tty)
    while (!this.tty.hasInput) {
      if (this.tty.isHungUp) return new Uint8Array(0)
      yield* this.host.block([this.tty.inputChanged], this.flags.nonBlocking ?? false)
    }
    return this.tty.takeInput(length)
  }

  *write(bytes: Uint8Array): Blocking<number> {
    if (this.tty.isHungUp) throw new Errno('EIO')
    this.host.chargeOutput(bytes.length)
    this.tty.write(bytes)
    return bytes.length
  }

  stat(): Stat {
    if (!this.path) throw new Errno('EBADF')
    return this.path.dentry.inode.stat()
  }

  describe(): string {
    return this.name
  }

  override poll(): Readiness {
    return { readable: this.tty.hasInput || this.tty.isHungUp, writable: true, hangup: this.tty.isHungUp }
  }

  override get changed(): WaitQueue {
    return this.tty.inputChanged
  }

  protected override release(): void {
    this.tty.slaves--
    if (this.tty.slaves === 0) this.tty.outputChanged.wake()
  }
}

/** The other side of a pseudo-terminal: what a terminal emulator, sshd or a container's shim holds. */
export class PtyMasterFile extends OpenFile {
  #wasOpened = false

  constructor(
    readonly tty: Tty,
    private readonly host: IoHost,
    private readonly deviceStat: () => Stat,
    private readonly onRelease: () => void,
  ) {
    super({ access: 'read-write' })
  }

  /** The end comes when every descriptor of the terminal is closed, after at least one was open. */
  *read(length: number): Blocking<Uint8Array> {
    while (!this.tty.hasOutput) {
      this.#wasOpened ||= this.tty.slaves > 0
      if (this.#wasOpened && this.tty.slaves === 0) return new Uint8Array(0)
      yield* this.host.block([this.tty.outputChanged], this.flags.nonBlocking ?? false)
    }
    this.#wasOpened = true
    return this.tty.takeOutput(length)
  }

  *write(bytes: Uint8Array): Blocking<number> {
    this.tty.type(bytes)
    return bytes.length
  }

  stat(): Stat {
    return this.deviceStat()
  }

  describe(): string {
    return '/dev/ptmx'
  }

  override poll(): Readiness {
    const hangup = this.#wasOpened && this.tty.slaves === 0
    return { readable: this.tty.hasOutput || hangup, writable: true, hangup }
  }

  override get changed(): WaitQueue {
    return this.tty.outputChanged
  }

  protected override release(): void {
    this.onRelease()
    this.tty.hangUp()
  }
}
