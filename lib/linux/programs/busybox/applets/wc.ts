import { isErrno } from '../../../kernel/errno'
import { decodeText } from '../../support/text'
import { type Applet, complain, orStdin } from '../applet'
import { readBytes } from '../input'

const LETTERS = ['l', 'w', 'm', 'c', 'L'] as const
type Counts = Record<(typeof LETTERS)[number], number>

export const wc: Applet = {
  options: 'clwmL',
  usage: '[-cmlwL] [FILE]...',
  about: 'Count lines, words and bytes of files',
  *run(context) {
    const { process, flags, operands } = context
    const chosen = LETTERS.filter((letter) => (flags.size === 0 ? 'lwc'.includes(letter) : flags.has(letter)))
    const isSingle = chosen.length === 1 && operands.length < 2
    const row = (counts: Counts, name: string): string =>
      `${chosen.map((letter) => String(counts[letter]).padStart(isSingle ? 0 : 9)).join(' ')}${name === '' ? '' : ` ${name}`}\n`
    const totals: Counts = { l: 0, w: 0, m: 0, c: 0, L: 0 }
    let status = 0
    for (const path of orStdin(operands)) {
      let counts: Counts = { l: 0, w: 0, m: 0, c: 0, L: 0 }
      try {
        counts = countBytes(yield* readBytes(context, path))
      } catch (error) {
        if (!isErrno(error)) throw error
        status = 1
        yield* complain(context, `${path}: ${error.message}`)
        if (error.code === 'ENOENT') continue
      }
      for (const letter of LETTERS)
        totals[letter] = letter === 'L' ? Math.max(totals.L, counts.L) : totals[letter] + counts[letter]
      yield* process.stdout.write(row(counts, operands.length === 0 ? '' : path))
    }
    if (operands.length > 1) yield* process.stdout.write(row(totals, 'total'))
    return status
  },
}

function countBytes(bytes: Uint8Array): Counts {
  const text = decodeText(bytes)
  const lines = text.split('\n')
  return {
    l: lines.length - 1,
    w: text.split(/[ \t\n\v\f\r]+/).filter((word) => word !== '').length,
    m: [...text].length,
    c: bytes.length,
    L: lines.reduce((most, line) => Math.max(most, [...line].length), 0),
  }
}
