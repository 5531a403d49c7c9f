import type { Blocking } from '../../kernel/wait-queue'
import type { Redirect } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { fileName, openFile } from './redirect'

/** Writes the file of a `<` to standard output. */
export function* copyInput(shell: Shell, redirect: Redirect): Blocking<number> {
  const fd = yield* openFile(shell, yield* fileName(shell, redirect), { access: 'read' })
  for (;;) {
    const chunk = yield* shell.sys.read(fd, 65_536)
    if (chunk.length === 0) return 0
    yield* shell.sys.write(1, chunk)
  }
}
