import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { TerminalSize } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readFile } from '../support/files'
import { decodeText, encodeText } from '../support/text'
import { readKeys } from './keys'

/** An editor as its terminal sees it. */
export interface Editor {
  readonly isDone: boolean
  render(size: TerminalSize): string
  press(key: string, size: TerminalSize): Blocking<void>
}

/** Runs an editor on the terminal of standard input until it is done, and puts the terminal back. */
export function* runEditor({ sys, stdin, stdout }: Process, editor: Editor): Blocking<void> {
  const mode = sys.tcgetattr(stdin.fd)
  sys.tcsetattr(stdin.fd, {
    ...mode,
    canonical: false,
    echo: false,
    signals: false,
    outputNewline: false,
    inputNewline: false,
  })
  try {
    yield* stdout.write('\x1b[?1049h\x1b[2J')
    while (!editor.isDone) {
      yield* stdout.write(encodeText(editor.render(sys.terminalSize(stdout.fd))))
      let bytes: Uint8Array
      try {
        bytes = yield* sys.read(stdin.fd, 4096)
      } catch (error) {
        // A window that changed its size is drawn anew.
        if (isErrno(error, 'EINTR')) continue
        throw error
      }
      if (bytes.length === 0) return
      for (const key of readKeys(decodeText(bytes))) {
        if (!editor.isDone) yield* editor.press(key, sys.terminalSize(stdout.fd))
      }
    }
  } finally {
    sys.tcsetattr(stdin.fd, mode)
    yield* stdout.write('\x1b[?1049l\x1b[?25h')
  }
}

/** A file's text; undefined when there is none yet. @throws Errno */
export function* loadText({ sys }: Process, path: string): Blocking<string | undefined> {
  try {
    return decodeText(yield* readFile(sys, path))
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw error
  }
}

/** @throws Errno */
export function* saveText({ sys }: Process, path: string, text: string): Blocking<number> {
  const bytes = encodeText(text)
  const fd = yield* sys.open(path, { access: 'write', create: true, truncate: true }, 0o666)
  yield* sys.write(fd, bytes)
  sys.close(fd)
  return bytes.length
}
