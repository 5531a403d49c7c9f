import type { Process } from '../../kernel/program'
import { formatFloat } from '../support/number-format'
import { quote } from '../support/quote'
import { encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/seq'

const BATCH = 1000

export const seq = utility({
  family: coreutils,
  name: 'seq',
  help,
  options: { format: '-f=', separator: '-s=', equalWidth: '-w' },
  // A negative number is no option.
  rewrite: (argv) => {
    const at = argv.findIndex((word) => /^-[\d.]/.test(word))
    return at < 0 || argv.includes('--') ? argv : [...argv.slice(0, at), '--', ...argv.slice(at)]
  },
  *run(process, { options, operands }) {
    if (operands.length === 0) throw new UsageFailure('missing operand')
    if (operands[3] !== undefined) throw new UsageFailure(`extra operand ${quote(process, operands[3])}`)
    const numbers = operands.map((text) => parse(process, text))
    const [first, step, last] = [
      numbers.length > 1 ? numbers[0] : { value: 1, decimals: 0 },
      numbers.length > 2 ? numbers[1] : { value: 1, decimals: 0 },
      numbers.at(-1),
    ]
    if (!first || !step || !last) return 1
    if (step.value === 0)
      throw new UsageFailure(`invalid Zero increment value: ${quote(process, operands[1] ?? '')}`)
    if (options.format !== undefined && options.equalWidth)
      throw new UsageFailure('format string may not be specified when printing equal width strings')
    const decimals = Math.max(first.decimals, step.decimals)
    // How often the step fits, with some slack for binary fractions.
    const count = Math.floor((last.value - first.value) / step.value + 1e-10) + 1
    const width = options.equalWidth
      ? Math.max(first.value.toFixed(decimals).length, last.value.toFixed(decimals).length)
      : 0
    const plain = (value: number): string => padZeros(value.toFixed(decimals), width)
    const show = options.format === undefined ? plain : customFormat(process, options.format)
    const separator = options.separator ?? '\n'
    for (let index = 0; index < count; index += BATCH) {
      const values = Array.from({ length: Math.min(BATCH, count - index) }, (_, at) =>
        show(first.value + (index + at) * step.value),
      )
      yield* process.stdout.write(
        encodeText(values.join(separator) + (index + BATCH < count ? separator : '\n')),
      )
      yield* process.sys.schedYield()
    }
    return 0
  },
})

const padZeros = (text: string, width: number): string =>
  text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0')

function parse(process: Process, text: string): { value: number; decimals: number } {
  const match = /^[-+]?(?:\d+\.?(\d*)|\.(\d+))(?:e([-+]?\d+))?$/i.exec(text.trim())
  if (match) {
    const decimals = (match[1] ?? match[2] ?? '').length - Number(match[3] ?? 0)
    return { value: Number(text), decimals: Math.max(0, decimals) }
  }
  if (/^[-+]?inf(inity)?$/i.test(text))
    return { value: text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY, decimals: 0 }
  throw new UsageFailure(`invalid floating point argument: ${quote(process, text)}`)
}

function customFormat(process: Process, format: string): (value: number) => string {
  const plain = format.replaceAll('%%', '')
  const directives = [...plain.matchAll(/%/g)].length
  const match = /^((?:[^%]|%%)*)%([-#0 +']*)(\d*)(?:\.(\d*))?([a-zA-Z])((?:[^%]|%%)*)$/.exec(format)
  const named = quote(process, format)
  if (directives === 0) throw new Failure(`format ${named} has no % directive`)
  if (directives > 1) throw new Failure(`format ${named} has too many % directives`)
  if (!match) throw new Failure(`format ${named} ends in %`)
  const [, before = '', flags = '', width = '', precision, letter = '', after = ''] = match
  if (!/[efgaEFGA]/.test(letter)) throw new Failure(`format ${named} has unknown %${letter} directive`)
  const conversion = {
    flags,
    width: Number(width),
    precision: precision === undefined ? undefined : Number(precision),
    letter,
  }
  const literal = (text: string): string => text.replaceAll('%%', '%')
  return (value) => literal(before) + formatFloat(value, conversion) + literal(after)
}
