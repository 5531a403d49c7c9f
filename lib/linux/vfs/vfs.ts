import type { Nanoseconds } from '../../base/clock'
import { makeDevice } from './device-number'
import { IdAllocator } from './id-allocator'

/** fs.protected_symlinks and its kin (proc_sys_fs(5)), with Debian's values. */
export interface Protections {
  symlinks: number
  hardlinks: number
  regular: number
  fifos: number
}

/** Who pays for the pages of file systems in memory. */
export interface PageAccount {
  /** false when there is no memory for them */
  take(fileSystem: object, bytes: number): boolean
  giveBack(fileSystem: object, bytes: number): void
}

/** What the file systems and mounts of one machine share: the clock, numbers to hand out, and real memory. */
export class Vfs {
  readonly mountIds = new IdAllocator(1)
  readonly peerGroupIds = new IdAllocator(1)
  readonly protections: Protections = { symlinks: 1, hardlinks: 1, regular: 2, fifos: 1 }
  /** set by the kernel */
  pageAccount: PageAccount | undefined
  readonly #anonymousMinors = new IdAllocator(5)
  #mountSerial = 0
  #residentBytes = 0

  constructor(
    readonly now: () => Nanoseconds,
    /** memory of the simulated machine, from which tmpfs takes its default limits */
    readonly ramBytes = 4 * 1024 ** 3,
    /** bytes of file contents really kept in memory over all file systems before writes fail with ENOSPC */
    readonly memoryLimit = 256 * 1024 * 1024,
  ) {}

  /** A device number for a file system without a disk (0:N). */
  anonymousDevice(): number {
    return makeDevice(0, this.#anonymousMinors.allocate())
  }

  freeAnonymousDevice(device: number): void {
    this.#anonymousMinors.free(device & 0xff)
  }

  /** Grows with every mount ever made; mounts are listed in this order. */
  nextMountSerial(): number {
    return ++this.#mountSerial
  }

  /** Takes (or with a negative count gives back) memory for file contents; false when there is none left. */
  reserve(bytes: number): boolean {
    if (bytes > 0 && this.#residentBytes + bytes > this.memoryLimit) return false
    this.#residentBytes += bytes
    return true
  }
}
