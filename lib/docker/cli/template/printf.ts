import { encode, toHex } from '../../../base/bytes'
import { quote, quoteRune } from '../go/quote'
import { format, formatFloat } from './print'
import { goString, indirect, type Maybe, type Value } from './type'

interface Directive {
  readonly flags: string
  readonly width: number | undefined
  readonly precision: number | undefined
  readonly verb: string
}

const pattern = /%([-+# 0]*)(\*|\d+)?(?:\.(\*|\d+)?)?(?:\[(\d+)\])?(\S|$)/gsu

/** fmt.Sprintf. */
export function sprintf(template: string, args: readonly Maybe[]): string {
  let next = 0
  let isReordered = false
  const star = (text: string | undefined): number | undefined =>
    text === '*' ? Number(args[next++]?.data ?? 0) : text === undefined ? undefined : Number(text)
  const text = template.replace(
    pattern,
    (whole, flags: string, width?: string, precision?: string, index?: string, verb = '') => {
      if (verb === '%') return '%'
      if (verb === '') return '%!(NOVERB)'
      const hasPoint = whole.includes('.')
      const directive = {
        flags,
        width: star(width),
        precision: hasPoint ? (star(precision) ?? 0) : undefined,
        verb,
      }
      if (index !== undefined) {
        next = Number(index) - 1
        isReordered = true
      }
      if (next >= args.length) return `%!${verb}(${index === undefined ? 'MISSING' : 'BADINDEX'})`
      return pad(one(args[next++], directive), directive)
    },
  )
  if (isReordered || next >= args.length) return text
  const extra = args.slice(next).map((value) => (value ? `${value.type.name}=${format(value)}` : '<nil>'))
  return `${text}%!(EXTRA ${extra.join(', ')})`
}

function pad(text: string, { flags, width = 0, verb }: Directive): string {
  const length = [...text].length
  if (length >= width) return text
  if (flags.includes('-')) return text + ' '.repeat(width - length)
  const zeros = flags.includes('0') && 'dxXobfeEgG'.includes(verb)
  if (!zeros) return ' '.repeat(width - length) + text
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  return sign + '0'.repeat(width - length) + text.slice(sign.length)
}

function bad(value: Maybe, verb: string): string {
  return value ? `%!${verb}(${value.type.name}=${format(value)})` : `%!${verb}(<nil>)`
}

function one(value: Maybe, directive: Directive): string {
  const { verb, flags } = directive
  if (verb === 'T') return !value || (value.kind === 'interface' && value.isNil) ? '<nil>' : value.type.name
  const inner = value?.kind === 'interface' ? indirect(value) : value
  if (verb === 'v') {
    if (inner?.kind === 'string')
      return string(inner.text, { ...directive, verb: flags.includes('#') ? 'q' : 's' })
    return format(value, flags.includes('+') ? '+v' : 'v')
  }
  if (!value || !inner) return bad(value, verb)
  if (inner.type.string && 'sqxX'.includes(verb)) return string(inner.type.string(inner), directive)
  switch (inner.kind) {
    case 'bool':
      return verb === 't' ? String(inner.data) : bad(inner, verb)
    case 'string':
      return 'sqxX'.includes(verb) ? string(inner.text, directive) : bad(inner, verb)
    case 'int':
    case 'uint':
      return integer(inner, directive)
    case 'float':
      return float(inner, directive)
    case 'slice':
      return `[${inner.items.map((item) => one(item, directive)).join(' ')}]`
    case 'map':
      return `map[${inner
        .sortedEntries()
        .map(([key, item]) => `${one(goString(key), directive)}:${one(item, directive)}`)
        .join(' ')}]`
    case 'struct':
      return `{${inner.items.map((item) => one(item, directive)).join(' ')}}`
    default:
      return bad(inner, verb)
  }
}

function string(text: string, { verb, precision, flags }: Directive): string {
  const cut = precision === undefined ? text : [...text].slice(0, precision).join('')
  if (verb === 'q') return quote(cut)
  if (verb === 's') return cut
  const digits = toHex(encode(cut))
  const hex = flags.includes(' ') ? digits.replace(/..(?!$)/g, '$& ') : digits
  return verb === 'X' ? hex.toUpperCase() : hex
}

const bases: Readonly<Record<string, number>> = { d: 10, x: 16, X: 16, o: 8, b: 2 }

function integer(value: Value, { verb, flags }: Directive): string {
  const number = value.integer
  const base = bases[verb]
  if (base !== undefined) {
    const sign = number >= 0n && flags.includes('+') ? '+' : number >= 0n && flags.includes(' ') ? ' ' : ''
    const prefix = flags.includes('#') ? ({ x: '0x', X: '0X', o: '0', b: '0b' }[verb] ?? '') : ''
    const text = sign + prefix + number.toString(base)
    return verb === 'X' ? text.toUpperCase() : text
  }
  const character = (): string => String.fromCodePoint(Number(number))
  if (verb === 'c') return character()
  if (verb === 'q') return quoteRune(character())
  if (verb === 'U') return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`
  return bad(value, verb)
}

function float(value: Value, { verb, precision, flags }: Directive): string {
  const sign = flags.includes('+') && value.number >= 0 ? '+' : ''
  const { number } = value
  const small = verb.toLowerCase()
  if (!'efg'.includes(small)) return bad(value, verb)
  const text =
    small === 'f'
      ? fixed(number, precision ?? 6)
      : small === 'e'
        ? exponent(number.toExponential(precision ?? 6))
        : formatG(number, precision)
  return sign + (small === verb ? text : text.toUpperCase())
}

/** So many digits after the point; what lies exactly between two goes to the even one, as in C. */
function fixed(value: number, digits: number): string {
  const exact = value.toFixed(Math.min(100, digits + 50))
  const cut = exact.length - 50
  const isTie = /^50*$/.test(exact.slice(cut)) && /[02468]\.?$/.test(exact.slice(0, cut))
  return isTie ? exact.slice(0, cut).replace(/\.$/, '') : value.toFixed(digits)
}

function exponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2')
}

/** `%.*g`: so many significant digits, trailing zeros dropped, exponent where the digits do not reach the point. */
export function formatG(value: number, precision: number | undefined): string {
  if (precision === undefined) return formatFloat(value)
  const digits = Math.max(precision, 1)
  const [mantissa = '', power = '0'] = value.toExponential(digits - 1).split('e')
  const shortest = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
  if (Number(power) < -4 || Number(power) >= digits) return exponent(`${shortest}e${power}`)
  const plain = value.toFixed(Math.max(0, digits - 1 - Number(power)))
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}
