import { echoUnescape } from '../expand/ansi-unescape'
import type { Builtin } from './builtin'

export const echo: Builtin = {
  *run(shell, argv) {
    const isDash = shell.dialect.name === 'dash'
    let newline = true
    let escapes = isDash || shell.shopt.has('xpg_echo')
    let at = 1
    for (; at < argv.length; at++) {
      const word = argv[at] ?? ''
      if (!(isDash ? /^-n$/ : /^-[neE]+$/).test(word)) break
      for (const letter of word.slice(1)) {
        if (letter === 'n') newline = false
        else escapes = letter === 'e'
      }
    }
    const text = argv.slice(at).join(' ')
    const { text: shown, stopped } = escapes ? echoUnescape(text) : { text, stopped: false }
    yield* shell.write(1, newline && !stopped ? `${shown}\n` : shown)
    return 0
  },
}
