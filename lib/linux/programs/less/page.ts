import { decode } from '../../../base/bytes'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { withRawInput } from '../support/raw-input'
import { decodeText, encodeText } from '../support/text'
import { Pager, type PagerOptions } from './pager'

/** Shows text a screen at a time, as less does; needs a terminal on standard output. */
export function* page(process: Process, bytes: Uint8Array, options: PagerOptions = {}): Blocking<void> {
  const { sys, stdin, stdout } = process
  const pager = new Pager(decodeText(bytes), sys.terminalSize(stdout.fd), options)
  if (options.quitIfOneScreen && pager.isShort) {
    yield* stdout.write(bytes)
    return
  }
  const keyboard = sys.isatty(stdin.fd) ? stdin.fd : yield* sys.open('/dev/tty', { access: 'read' })
  yield* withRawInput(process, keyboard, function* () {
    yield* stdout.write('\x1b[?1049h')
    while (!pager.isDone) {
      yield* stdout.write(encodeText(pager.render()))
      const keys = decode(yield* sys.read(keyboard, 64))
      if (keys === '') break
      pager.resize(sys.terminalSize(stdout.fd))
      pager.press(keys)
    }
    yield* stdout.write('\x1b[?1049l')
  })
  if (keyboard !== stdin.fd) sys.close(keyboard)
}
