import { concat } from '../../../base/bytes'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { complain } from '../support/message'
import { formatFloat, formatInteger } from '../support/number-format'
import { quote, shellEscape } from '../support/quote'
import { decodeText, encodeText, isUtf8 } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { unescapeEcho } from './echo'
import { coreutils } from './family'
import { help } from './help/printf'

export const printf = utility({
  family: coreutils,
  name: 'printf',
  help,
  options: {},
  rules: { operandsEndOptions: true },
  // Only --help and --version, alone, are options.
  rewrite: (argv) =>
    argv[0]?.startsWith('-') && !/^--(help|version)?$/.test(argv[0]) ? ['--', ...argv] : argv,
  *run(process, { operands: [format, ...args] }) {
    if (format === undefined) throw new UsageFailure('missing operand')
    const printer = new Printer(process, args)
    do {
      const used = printer.remaining
      if (!(yield* printer.print(format))) break
      if (printer.remaining === used) break
    } while (printer.remaining > 0)
    if (printer.remaining > 0 && !printer.stopped)
      yield* complain(
        process,
        `warning: ignoring excess arguments, starting with ${quote(process, printer.next() ?? '')}`,
      )
    return printer.status
  },
})

const pattern =
  /%%|%([-#0 +']*)(\*|\d*)(?:\.(\*|\d*))?[hlLjtz]*(.?)|\\(?:x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|.)|[^%\\]+|\\/gsu

class Printer {
  status = 0
  stopped = false
  readonly #args: string[]

  constructor(
    private readonly process: Process,
    args: readonly string[],
  ) {
    this.#args = [...args]
  }

  get remaining(): number {
    return this.#args.length
  }

  next(): string | undefined {
    return this.#args.shift()
  }

  /** Prints the format once; false when output is over. */
  *print(format: string): Blocking<boolean> {
    const out: Uint8Array[] = []
    const flush = (): Blocking<void> =>
      this.process.stdout.write(out.length === 0 ? '' : concat(out.splice(0)))
    for (const [whole, flags = '', width = '', precision, letter = ''] of format.matchAll(pattern)) {
      if (whole === '%%') out.push(encodeText('%'))
      else if (whole.startsWith('\\')) {
        if (whole === '\\c') {
          this.stopped = true
          yield* flush()
          return false
        }
        out.push(escapedBytes(whole))
      } else if (!whole.startsWith('%')) out.push(encodeText(whole))
      else {
        if (!/[diouxXfFeEgGcsbq]/.test(letter) || letter === '') {
          yield* flush()
          throw new Failure(`${whole}: invalid conversion specification`)
        }
        out.push(yield* this.#convert(flags, width, precision, letter))
        if (this.stopped) {
          yield* flush()
          return false
        }
      }
    }
    yield* flush()
    return true
  }

  *#convert(
    flags: string,
    width: string,
    precision: string | undefined,
    letter: string,
  ): Blocking<Uint8Array> {
    const star = Number(width === '*' ? (this.next() ?? 0) : width)
    const left = flags.includes('-') || star < 0
    const size = Math.abs(star)
    const limit =
      precision === undefined ? undefined : Number(precision === '*' ? (this.next() ?? 0) : precision)
    const argument = this.next()
    const pad = (text: string): Uint8Array => encodeText(left ? text.padEnd(size) : text.padStart(size))
    switch (letter) {
      case 's':
        return pad((argument ?? '').slice(0, limit))
      case 'c':
        return pad((argument ?? '').slice(0, 1))
      case 'q':
        return pad(shellEscape(argument ?? '', isUtf8(this.process.env)))
      case 'b': {
        const { bytes, stopped } = unescapeEcho((argument ?? '').replace(/\\([1-7][0-7]{0,2})/g, '\\0$1'))
        this.stopped = stopped
        return pad(decodeText(bytes))
      }
    }
    const conversion = { flags: left ? `${flags}-` : flags, width: size, precision: limit, letter }
    const value = yield* this.#number(argument)
    return encodeText(
      /[diouxX]/.test(letter)
        ? formatInteger(value.integer, conversion)
        : formatFloat(value.float, conversion),
    )
  }

  /** The value of a numeric argument, as strtold(3) and strtoimax(3) read it; `'A` is a character's number. */
  *#number(argument: string | undefined): Blocking<{ integer: bigint; float: number }> {
    if (argument === undefined) return { integer: 0n, float: 0 }
    const character = /^["'](.)/su.exec(argument)?.[1]
    if (character !== undefined) {
      const code = character.codePointAt(0) ?? 0
      return { integer: BigInt(code), float: code }
    }
    const match =
      /^\s*([-+]?)(0x[0-9a-f]+|0[0-7]*(?![\d.e])|\d+\.?\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|inf(?:inity)?|nan)/i.exec(
        argument,
      )
    const complaint =
      match === null
        ? 'expected a numeric value'
        : match[0].length < argument.length
          ? 'value not completely converted'
          : undefined
    if (complaint !== undefined) {
      yield* complain(this.process, `${quote(this.process, argument)}: ${complaint}`)
      this.status = 1
    }
    const digits = match?.[2] ?? '0'
    const sign = match?.[1] === '-' ? -1 : 1
    const isOctal = /^0[0-7]+$/.test(digits)
    const float =
      sign *
      (isOctal ? Number.parseInt(digits, 8) : /^i/i.test(digits) ? Number.POSITIVE_INFINITY : Number(digits))
    const whole = /^\d+$|^0x/i.test(digits)
      ? BigInt(isOctal ? `0o${digits.slice(1)}` : digits)
      : BigInt(Number.isFinite(float) ? Math.trunc(Math.abs(float)) : 0)
    return { integer: BigInt(sign) * whole, float }
  }
}

function escapedBytes(sequence: string): Uint8Array {
  const code = /^\\[uU]([0-9a-fA-F]+)$/.exec(sequence)?.[1]
  if (code !== undefined) return encodeText(String.fromCodePoint(Number.parseInt(code, 16)))
  if (sequence === '\\"') return encodeText('"')
  if (/^\\[0-7]/.test(sequence)) return Uint8Array.of(Number.parseInt(sequence.slice(1), 8) & 255)
  return unescapeEcho(sequence).bytes
}
