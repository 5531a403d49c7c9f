import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { CHUNK, closeOperand, openOperand } from '../../support/files'
import { type Applet, type AppletContext, complain, orStdin } from '../applet'

export const cat: Applet = {
  options: 'nbvteAu',
  usage: '[-nbvteA] [FILE]...',
  about:
    'Print files one after another (-n: number lines, -b: those not empty, -v, -t, -e: show unprintable bytes)',
  *run(context) {
    const show = new Shower(context.flags)
    let status = 0
    for (const path of orStdin(context.operands)) {
      let fd: number
      try {
        fd = yield* openOperand(context.process, path)
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* complain(context, `can't open '${path}': ${error.message}`)
        status = 1
        continue
      }
      status = (yield* copy(context, fd, show)) || status
      closeOperand(context.process, fd)
    }
    return status
  },
}

function* copy(context: AppletContext, fd: number, show: Shower): Blocking<number> {
  const { sys, stdout } = context.process
  for (;;) {
    let chunk: Uint8Array
    try {
      chunk = yield* sys.read(fd, CHUNK)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* complain(context, `read error: ${error.message}`)
      return 1
    }
    if (chunk.length === 0) return 0
    yield* stdout.write(show.isPlain ? chunk : show.take(chunk))
  }
}

/** Numbers lines and makes bytes visible; goes on from file to file. */
class Shower {
  readonly isPlain: boolean
  #line = 0
  #isStart = true

  constructor(private readonly flags: ReadonlySet<string>) {
    this.isPlain = flags.size === 0
  }

  take(chunk: Uint8Array): Uint8Array {
    const out: number[] = []
    const say = (text: string): void => {
      for (let index = 0; index < text.length; index++) out.push(text.charCodeAt(index))
    }
    const { flags } = this
    const shows = ['v', 't', 'e', 'A'].some((flag) => flags.has(flag))
    const ends = flags.has('e') || flags.has('A')
    for (const byte of chunk) {
      if (this.#isStart && (flags.has('b') ? byte !== 10 : flags.has('n')))
        say(`${String(++this.#line).padStart(6)}\t`)
      this.#isStart = byte === 10
      if (byte === 10) say(ends ? '$\n' : '\n')
      else if (shows) say(visible(byte, flags.has('t') || flags.has('A')))
      else out.push(byte)
    }
    return Uint8Array.from(out)
  }
}

function visible(byte: number, showsTab: boolean): string {
  if (byte === 9 && !showsTab) return '\t'
  const low = byte & 0x7f
  const shown = low < 32 ? `^${String.fromCharCode(low + 64)}` : low === 127 ? '^?' : String.fromCharCode(low)
  return byte >= 128 ? `M-${shown}` : shown
}
