import { unixSeconds } from '../../../base/civil'
import type { Blocking } from '../../kernel/wait-queue'
import { strftime } from '../support/strftime'
import type { Expression } from './ast'
import type { Evaluator } from './evaluator'
import { format } from './format'
import { splitText } from './record'
import { fromInput, toNumber, type Value } from './value'

type Builtin = (awk: Evaluator, args: readonly Expression[]) => Blocking<Value>

function* evaluateIfAny(awk: Evaluator, expression: Expression | undefined): Blocking<Value> {
  return expression === undefined ? undefined : yield* awk.evaluate(expression)
}

function* textOf(awk: Evaluator, expression: Expression | undefined): Blocking<string> {
  return expression === undefined ? awk.text(awk.record.get(0)) : awk.text(yield* awk.evaluate(expression))
}

const numeric = (compute: (value: number) => number): Builtin =>
  function* (awk, [argument]) {
    return compute(toNumber(yield* evaluateIfAny(awk, argument)))
  }

const textual = (change: (text: string) => string): Builtin =>
  function* (awk, [argument]) {
    return change(yield* textOf(awk, argument))
  }

const substitute = (isGlobal: boolean): Builtin =>
  function* (awk, [pattern, replacement, target]) {
    if (!pattern) return 0
    const regex = yield* awk.pattern(pattern)
    const by = yield* textOf(awk, replacement)
    const text = yield* textOf(awk, target)
    let out = ''
    let from = 0
    let count = 0
    let lastEnd = -1
    for (let at = 0; at <= text.length; ) {
      const match = regex.exec(text, at)
      if (!match) break
      const isAdjacent = match.start === match.end && match.start === lastEnd
      lastEnd = match.end
      if (!isAdjacent) {
        out += text.slice(from, match.start) + expand(by, text.slice(match.start, match.end))
        from = match.end
        count++
        if (!isGlobal) break
      }
      at = match.end > match.start ? match.end : match.end + 1
    }
    if (count > 0) yield* awk.storeTarget(target, out + text.slice(from))
    return count
  }

/** `&` is the match, `\&` an ampersand. */
const expand = (replacement: string, match: string): string =>
  replacement.replace(/\\\\&|\\&|&|\\\\/g, (piece) =>
    piece === '&' ? match : piece === '\\&' ? '&' : piece === '\\\\&' ? `\\${match}` : '\\',
  )

/** The functions awk has from the start. */
export const builtins: Readonly<Record<string, Builtin>> = {
  atan2: function* (awk, [y, x]) {
    return Math.atan2(toNumber(yield* evaluateIfAny(awk, y)), toNumber(yield* evaluateIfAny(awk, x)))
  },
  close: function* (awk, [name]) {
    return yield* awk.streams.close(yield* textOf(awk, name))
  },
  cos: numeric(Math.cos),
  exp: numeric(Math.exp),
  fflush: function* (awk) {
    yield* awk.streams.flush()
    return 0
  },
  gsub: substitute(true),
  index: function* (awk, [text, part]) {
    const whole = yield* textOf(awk, text)
    return whole.indexOf(yield* textOf(awk, part)) + 1
  },
  int: numeric(Math.trunc),
  length: function* (awk, [argument]) {
    if (argument?.type === 'variable' && awk.get(argument.name) === undefined)
      return awk.array(argument.name).size
    return (yield* textOf(awk, argument)).length
  },
  log: numeric(Math.log),
  match: function* (awk, [text, pattern]) {
    const whole = yield* textOf(awk, text)
    const found = pattern ? (yield* awk.pattern(pattern)).exec(whole) : undefined
    awk.set('RSTART', found ? found.start + 1 : 0)
    awk.set('RLENGTH', found ? found.end - found.start : -1)
    return found ? found.start + 1 : 0
  },
  mktime: function* (awk, [text]) {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (yield* textOf(awk, text))
      .trim()
      .split(/\s+/)
      .map(Number)
    return unixSeconds(year, month, day, hour, minute, second)
  },
  rand: function* (awk) {
    return awk.chance.next()
  },
  sin: numeric(Math.sin),
  split: function* (awk, [text, array, separator]) {
    const whole = yield* textOf(awk, text)
    if (array?.type !== 'variable') return 0
    const by =
      separator?.type === 'regex'
        ? separator.source
        : separator
          ? yield* textOf(awk, separator)
          : awk.text(awk.get('FS'))
    const parts = splitText(
      whole,
      separator?.type === 'regex' && by.length === 1 ? `(${by})` : by,
      (source) => awk.regex(source),
    )
    const target = awk.array(array.name)
    target.clear()
    for (const [index, part] of parts.entries()) target.set(String(index + 1), fromInput(part))
    return parts.length
  },
  sprintf: function* (awk, [pattern, ...rest]) {
    const values: Value[] = []
    const text = yield* textOf(awk, pattern)
    for (const argument of rest) values.push(yield* awk.evaluate(argument))
    return format(text, values, awk.convert)
  },
  sqrt: numeric(Math.sqrt),
  srand: function* (awk, [seed]) {
    const { seconds } = awk.process.sys.realtime()
    return awk.chance.reseed(seed ? Math.trunc(toNumber(yield* awk.evaluate(seed))) : seconds)
  },
  strftime: function* (awk, [pattern, time]) {
    const text = pattern ? yield* textOf(awk, pattern) : '%c'
    const seconds = time
      ? Math.trunc(toNumber(yield* awk.evaluate(time)))
      : awk.process.sys.realtime().seconds
    return strftime(text, { seconds, nanoseconds: 0 })
  },
  sub: substitute(false),
  substr: function* (awk, [text, from, length]) {
    const whole = yield* textOf(awk, text)
    const start = Math.trunc(toNumber(yield* evaluateIfAny(awk, from)))
    const count = length ? Math.trunc(toNumber(yield* awk.evaluate(length))) : Number.POSITIVE_INFINITY
    // A start before the text makes the part longer: this version of mawk subtracts it from the length.
    const first = Math.max(start, 1)
    return whole.slice(first - 1, first - 1 + Math.max(0, count - Math.min(start, 0)))
  },
  system: function* (awk, [command]) {
    return yield* awk.streams.system(yield* textOf(awk, command))
  },
  systime: function* (awk) {
    return awk.process.sys.realtime().seconds
  },
  tolower: textual((text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())),
  toupper: textual((text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())),
}
