import { civil } from '../../../base/civil'
import { ansiUnescape, echoUnescape } from '../expand/ansi-unescape'
import { parseInteger } from '../expand/arithmetic/integer'
import { backslashQuote } from '../expand/quote'
import { formatTime } from '../prompt/format-time'
import type { Shell } from '../state/shell'
import { fromBytes, toBytes } from '../text'

/** What `printf` wrote, and what it complained of. */
export interface PrintfResult {
  readonly text: string
  /** each after as many characters of `text` as had been written by then: bash writes whole lines */
  readonly complaints: readonly { readonly message: string; readonly after: number }[]
}

const directive =
  /%([-+ 0#']*)(\*|-?\d+)?(?:\.(\*|-?\d+)?)?[hlLjzt]*(\([^)]*\)T|[\s\S]|$)|\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[\s\S])/g
const withPrecision = /\.(\*|-?\d+)?[hlLjzt]*[\s\S]$/

/** Formats as the builtin printf: the format is used again while arguments are left. */
export function formatPrintf(shell: Shell, format: string, words: readonly string[]): PrintfResult {
  return new Printf(shell, format, words).run()
}

class Printf {
  #text = ''
  readonly #complaints: { message: string; after: number }[] = []
  #next = 0
  #stopped = false

  constructor(
    readonly shell: Shell,
    readonly format: string,
    readonly words: readonly string[],
  ) {}

  run(): PrintfResult {
    do {
      const before = this.#next
      this.#pass()
      if (this.#next === before) break
    } while (this.#next < this.words.length && !this.#stopped)
    return { text: this.#text, complaints: this.#complaints }
  }

  #complain(message: string): void {
    this.#complaints.push({ message, after: this.#text.lastIndexOf('\n') + 1 })
  }

  #pass(): void {
    let from = 0
    for (const match of this.format.matchAll(directive)) {
      this.#text += this.format.slice(from, match.index)
      from = match.index + match[0].length
      if (match[0].startsWith('\\')) this.#escape(match[0])
      else this.#directive(match)
      if (this.#stopped) return
    }
    this.#text += this.format.slice(from)
  }

  #escape(found: string): void {
    if (found === '\\c') this.#text += found
    else this.#text += ansiUnescape(found)
  }

  #directive(match: RegExpMatchArray): void {
    const [all, flags = '', width, precision, conversion = ''] = match
    if (conversion === '%' && all.length === 2) {
      this.#text += '%'
      return
    }
    if (conversion.length > 1) {
      this.#text += this.#pad(this.#time(conversion.slice(1, -2)), flags, this.#size(width))
      return
    }
    const columns = this.#size(width)
    const digits = withPrecision.test(all) ? (this.#size(precision) ?? 0) : undefined
    const value = this.#convert(conversion, flags, columns, digits)
    if (value !== undefined) {
      this.#text += value
      return
    }
    this.#complain(
      conversion === ''
        ? `\`${all}': missing format character`
        : `\`${conversion}': invalid format character`,
    )
    this.#stopped = true
  }

  #size(text: string | undefined): number | undefined {
    if (text === '*') return Number(this.#integer(this.#take() ?? '0'))
    return text === undefined ? undefined : Number(text)
  }

  #take(): string | undefined {
    return this.words[this.#next++]
  }

  #convert(
    conversion: string,
    flags: string,
    width: number | undefined,
    digits: number | undefined,
  ): string | undefined {
    switch (conversion) {
      case 's':
        return this.#pad(cut(this.#take() ?? '', digits), flags.replace('0', ''), width)
      case 'c':
        return this.#pad([...(this.#take() ?? '')][0] ?? '\0', flags, width)
      case 'b': {
        const { text, stopped } = echoUnescape(this.#take() ?? '', 'format')
        this.#stopped = stopped
        return this.#pad(cut(text, digits), flags, width)
      }
      case 'q':
        return this.#pad(backslashQuote(this.#take() ?? ''), flags, width)
      case 'Q':
        return this.#pad(backslashQuote(cut(this.#take() ?? '', digits)), flags, width)
      case 'd':
      case 'i':
        return this.#signed(flags, width, digits)
      case 'u':
      case 'o':
      case 'x':
      case 'X':
        return this.#unsigned(conversion, flags, width, digits)
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        return this.#float(conversion, flags, width, digits)
      case 'n':
        this.shell.variables.set(this.#take() ?? '', String(this.#text.length))
        return ''
      default:
        return undefined
    }
  }

  #integer(text: string): bigint {
    const trimmed = text.trim()
    if (/^["']/.test(trimmed)) return BigInt([...trimmed.slice(1)][0]?.codePointAt(0) ?? 0)
    const match = /^([-+]?)(0[xX][0-9A-Fa-f]+|\d+)/.exec(trimmed)
    if (!match?.[2] || match[0] !== trimmed) {
      if (trimmed !== '' || text !== '') this.#complain(this.#invalidNumber(text, match !== null))
    }
    const digits = match?.[2]
    const octalDigits = digits && /^0[0-7]*[89]/.test(digits) ? (/^0[0-7]*/.exec(digits)?.[0] ?? '0') : digits
    if (octalDigits !== digits) this.#complain(`${text}: invalid octal number`)
    const value = octalDigits === undefined ? 0 : parseInteger(octalDigits)
    const number = typeof value === 'string' ? 0n : BigInt(value)
    return match?.[1] === '-' ? -number : number
  }

  #invalidNumber(text: string, hasDigits: boolean): string {
    if (this.shell.dialect.name === 'dash')
      return `${text}: ${hasDigits ? 'not completely converted' : 'expected numeric value'}`
    return `${text}: invalid number`
  }

  #signed(flags: string, width: number | undefined, digits: number | undefined): string {
    const value = this.#integer(this.#take() ?? '0')
    const sign = value < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
    const magnitude = String(value < 0n ? -value : value).padStart(digits ?? 0, '0')
    return this.#pad(
      sign + magnitude,
      digits === undefined ? flags : flags.replace('0', ''),
      width,
      sign.length,
    )
  }

  #unsigned(
    conversion: string,
    flags: string,
    width: number | undefined,
    digits: number | undefined,
  ): string {
    const value = BigInt.asUintN(64, this.#integer(this.#take() ?? '0'))
    const base = conversion === 'o' ? 8 : conversion === 'u' ? 10 : 16
    const text = value.toString(base).padStart(digits ?? 0, '0')
    const prefix = flags.includes('#') && value !== 0n ? (base === 16 ? '0x' : base === 8 ? '0' : '') : ''
    const whole = prefix + text
    const shown = conversion === 'X' ? whole.toUpperCase() : whole
    return this.#pad(shown, digits === undefined ? flags : flags.replace('0', ''), width, prefix.length)
  }

  #float(conversion: string, flags: string, width: number | undefined, digits = 6): string {
    const text = this.#take() ?? '0'
    const match = /^\s*[-+]?(\d+\.?\d*([eE][-+]?\d+)?|\.\d+([eE][-+]?\d+)?|inf|nan)/i.exec(text)
    if (match?.[0] !== text && text !== '') this.#complain(this.#invalidNumber(text, match !== null))
    const value = Number(match?.[0] ?? 0)
    const sign =
      value < 0 || Object.is(value, -0) ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
    const shown = formatFloat(Math.abs(value), conversion.toLowerCase(), digits, flags.includes('#'))
    const cased = conversion === conversion.toUpperCase() ? shown.toUpperCase() : shown
    return this.#pad(sign + cased, flags, width, sign.length)
  }

  #time(format: string): string {
    const argument = this.#take() ?? '-1'
    const { sys } = this.shell
    const seconds = Number(argument)
    const moment =
      seconds === -1
        ? sys.realtime()
        : seconds === -2
          ? sys.realtime(this.shell.startTime)
          : { seconds, nanoseconds: 0 }
    return formatTime(format || '%X', civil(moment))
  }

  #pad(text: string, flags: string, width: number | undefined, signLength = 0): string {
    if (width === undefined) return text
    const columns = Math.abs(width)
    // Widths count bytes, as in C.
    const length = toBytes(text).length
    if (length >= columns) return text
    if (flags.includes('-') || width < 0) return text + ' '.repeat(columns - length)
    if (!flags.includes('0') || signLength + 1 > columns) return ' '.repeat(columns - length) + text
    return text.slice(0, signLength) + '0'.repeat(columns - length) + text.slice(signLength)
  }
}

function cut(text: string, length: number | undefined): string {
  return length === undefined || length < 0 ? text : fromBytes(toBytes(text).slice(0, length))
}

/** As toFixed, but what lies exactly between two goes to the even one, as in C. */
function fixed(value: number, digits: number): string {
  const exact = value.toFixed(Math.min(100, digits + 40))
  const kept = exact.length - (Math.min(100, digits + 40) - digits)
  const isTie = /^\.?50*$/.test(exact.slice(digits === 0 ? kept - 1 : kept))
  const down = exact.slice(0, digits === 0 ? kept - 1 : kept)
  return isTie && Number(down.at(-1)) % 2 === 0 ? down : value.toFixed(digits)
}

function formatFloat(value: number, conversion: string, digits: number, keepZeros: boolean): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : 'inf'
  if (conversion === 'f') return fixed(value, digits)
  const exponent = (text: string): string => text.replace(/e([-+])(\d)$/, 'e$10$2')
  if (conversion === 'e') return exponent(value.toExponential(digits))
  const precision = digits || 1
  const scale = value === 0 ? 0 : Number(value.toExponential(precision - 1).split('e')[1])
  const text =
    scale < -4 || scale >= precision
      ? exponent(value.toExponential(precision - 1))
      : value.toFixed(precision - 1 - scale)
  return keepZeros || !text.includes('.') ? text : text.replace(/\.?0+(?=e|$)/, '')
}
