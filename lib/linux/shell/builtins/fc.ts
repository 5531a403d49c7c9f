import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

const usage = 'fc [-e ename] [-lnr] [first] [last] or fc -s [pat=rep] [command]'

/** Lists lines of the history, or runs one again with `-s`; editing one is not simulated. */
export const fc: Builtin = {
  *run(shell, argv) {
    const words = argv.filter((word, index) => index === 0 || !/^-\d+$/.test(word))
    const { letters, rest, invalid } = parseOptions(words, 'e:lnrs')
    if (invalid) return yield* invalidOption(shell, 'fc', invalid, usage)
    const log = shell.history
    // The line with the `fc` itself does not count.
    const end = log.nextNumber - (shell.interactive ? 1 : 0)
    const numberOf = (word: string): number => {
      if (/^-?\d+$/.test(word)) return Number(word) < 0 ? end + Number(word) : Number(word)
      const at = log.lines.slice(0, end - log.firstNumber).findLastIndex((line) => line.startsWith(word))
      return at < 0 ? 0 : log.firstNumber + at
    }
    if (letters.has('s')) {
      const [first = '', second] = rest
      const change = /^([^=]+)=(.*)$/s.exec(first)
      const line = log.get(numberOf((change ? second : rest[0]) ?? '-1'))
      if (line === undefined) return yield* fail(shell, 'fc', 'no command found')
      const text = change ? line.replaceAll(change[1] ?? '', change[2] ?? '') : line
      yield* shell.write(2, `${text}\n`)
      return yield* shell.interpreter.source(shell, `${text}\n`, { firstLine: shell.line })
    }
    if (!letters.has('l')) return yield* fail(shell, 'fc', 'editing a command is not simulated here', 125)
    const operands = argv.slice(1).filter((word) => !/^-[a-z]/.test(word))
    const first = Math.max(log.firstNumber, numberOf(operands[0] ?? '-16'))
    const last = Math.min(end - 1, operands[1] === undefined ? end - 1 : numberOf(operands[1]))
    const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
    if (letters.has('r')) numbers.reverse()
    const lines = numbers.map((number) => `${letters.has('n') ? '' : number}\t ${log.get(number) ?? ''}\n`)
    yield* shell.write(1, lines.join(''))
    return 0
  },
}
