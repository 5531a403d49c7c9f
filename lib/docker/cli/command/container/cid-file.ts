import { encode } from '../../../../base/bytes'
import type { Syscalls } from '../../../../linux/kernel/syscalls'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { exists, pathError } from '../../files'

/** The file `--cidfile` names: made before the container, taken away again when nothing was written to it. */
export class CidFile {
  #isWritten = false

  private constructor(
    private readonly sys: Syscalls,
    private readonly path: string,
    private readonly fd: number | undefined,
  ) {}

  /** @throws Error when it exists or cannot be made */
  static *create(sys: Syscalls, path: string): Blocking<CidFile> {
    if (path === '') return new CidFile(sys, path, undefined)
    if (exists(sys, path)) {
      throw new Error(
        `container ID file found, make sure the other container isn't running or delete ${path}`,
      )
    }
    try {
      const fd = yield* sys.open(
        path,
        { access: 'write', create: true, truncate: true, closeOnExec: true },
        0o644,
      )
      return new CidFile(sys, path, fd)
    } catch (error) {
      throw new Error(`failed to create the container ID file: ${pathError('open', path, error).message}`)
    }
  }

  *write(id: string): Blocking<void> {
    if (this.fd === undefined) return
    yield* this.sys.write(this.fd, encode(id))
    this.#isWritten = true
  }

  close(): void {
    if (this.fd === undefined) return
    this.sys.close(this.fd)
    if (!this.#isWritten) this.sys.unlink(this.path)
  }
}
