import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'

const ESCAPE = '\u001b['
const FANCY_HEADER = `${ESCAPE}1m${ESCAPE}106m${ESCAPE}30mi${ESCAPE}0m${ESCAPE}0m ${ESCAPE}96mInfo → ${ESCAPE}0m${ESCAPE}0m`
const FANCY_INDENT = ' '.repeat(9)
const PLAIN_HEADER = ' Info -> '

/** A hint on standard error, coloured when that is a terminal. Lines after the first begin under it. */
export function* printNote(cli: Cli, lines: readonly string[]): Blocking<void> {
  const isFancy = cli.sys.isatty(cli.process.stderr.fd)
  const [header, indent] = isFancy
    ? [FANCY_HEADER, FANCY_INDENT]
    : [PLAIN_HEADER, ' '.repeat(PLAIN_HEADER.length)]
  const shown = lines.map((line) => (isFancy ? `${ESCAPE}3m${line}${ESCAPE}0m` : line))
  yield* cli.printError(`\n${header}${shown.join(`\n${indent}`)}\n`)
}

/** Underlined text, as links are shown whether or not there is a terminal. */
export function underlined(text: string): string {
  return `${ESCAPE}4m${text}${ESCAPE}0m`
}
