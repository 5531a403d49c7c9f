import { parseSignal, type Signal, signalNumbers } from '../../kernel/signal'

/** Signal names as procps and psmisc write them: 29 is POLL there. */
const names: readonly string[] = Object.keys(signalNumbers).map((name) =>
  name === 'SIGIO' ? 'POLL' : name.slice(3),
)

/** The signal a word means; 0 for none at all, undefined for an unknown word. */
export function signalOf(word: string): Signal | 0 | undefined {
  if (word === '0' || word.toUpperCase() === 'EXIT') return 0
  return parseSignal(/^(SIG)?POLL$/i.test(word) ? 'IO' : /^(SIG)?CLD$/i.test(word) ? 'CHLD' : word)
}

export const signalName = (signal: Signal): string => (signal === 'SIGIO' ? 'POLL' : signal.slice(3))

/** `HUP INT QUIT …`, in lines of at most 80 columns. */
export function signalList(): string {
  let out = ''
  let line = ''
  for (const name of names) {
    if (line.length + name.length + 1 > 80) {
      out += `${line}\n`
      line = ''
    }
    line += line === '' ? name : ` ${name}`
  }
  return `${out}${line}\n`
}

/** ` 1 HUP      2 INT …`, seven in a row. */
export function signalTable(): string {
  return names
    .map((name, index) => `${String(index + 1).padStart(2)} ${name.padEnd(8)}`)
    .reduce((text, cell, index) => text + (index % 7 === 6 ? `${cell.trimEnd()}\n` : cell), '')
    .concat('\n')
}
