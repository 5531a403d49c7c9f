import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'

const ESCAPE = '\u001b['
const FANCY_HEADER = `${ESCAPE}1m${ESCAPE}106m${ESCAPE}30mi${ESCAPE}0m${ESCAPE}0m ${ESCAPE}96mInfo → ${ESCAPE}0m${ESCAPE}0m`
const FANCY_INDENT = ' '.repeat(9)
const PLAIN_HEADER = ' Info -> '

/** A hint, coloured when it goes to a terminal. Lines after the first begin under it. */
export function* printNote(
  cli: Cli,
  lines: readonly string[],
  to: 'stdout' | 'stderr' = 'stderr',
): Blocking<void> {
  const isFancy = cli.sys.isatty(cli.process[to].fd)
  const [header, indent] = isFancy
    ? [FANCY_HEADER, FANCY_INDENT]
    : [PLAIN_HEADER, ' '.repeat(PLAIN_HEADER.length)]
  const shown = lines.map((line) => (isFancy ? `${ESCAPE}3m${line}${ESCAPE}0m` : line))
  const text = `\n${header}${shown.join(`\n${indent}`)}\n`
  yield* to === 'stdout' ? cli.print(text) : cli.printError(text)
}

/** Underlined text, as links are shown whether or not there is a terminal. */
export function underlined(text: string): string {
  return `${ESCAPE}4m${text}${ESCAPE}0m`
}
