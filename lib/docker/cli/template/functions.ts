import { decode, encode } from '../../../base/bytes'
import { compare, equal, greater, less } from './compare'
import { toJson } from './json'
import { sprint } from './print'
import { sprintf } from './printf'
import { isTrue } from './truth'
import {
  anyType,
  goBool,
  goInt,
  goString,
  goStrings,
  indirect,
  intType,
  type Maybe,
  stringSlice,
  stringType,
  type Type,
  Value,
  zero,
} from './type'

/** A function templates may call; a thrown Error is reported as `error calling NAME: …`. */
export interface TemplateFunction {
  readonly parameters: readonly Type[]
  readonly variadic?: boolean
  call(args: readonly Maybe[]): Maybe
}

export type FunctionTable = Readonly<Record<string, TemplateFunction>>

const any = (count: number): readonly Type[] => Array<Type>(count).fill(anyType)
const variadic = (call: TemplateFunction['call'], fixed = 0): TemplateFunction => ({
  parameters: any(fixed + 1),
  variadic: true,
  call,
})
const text = (value: Maybe): string => (value ? indirect(value).text : '')

/** The argument as it is held, with pointers followed, for functions that print. */
function printable(value: Maybe): Maybe {
  return value?.kind === 'pointer' ? indirect(value) : value
}

function length(value: Maybe): number {
  const item = value && indirect(value)
  if (!item || (item.kind === 'interface' && item === value)) {
    throw new Error('reflect: call of reflect.Value.Type on zero Value')
  }
  if (item.isNil && (item.kind === 'pointer' || item.kind === 'interface'))
    throw new Error('len of nil pointer')
  if (item.kind === 'string') return encode(item.text).length
  if (item.kind === 'slice') return item.items.length
  if (item.kind === 'map') return item.entries.size
  throw new Error(`len of type ${item.type.name}`)
}

/** An index up to and with `capacity`: reflect itself finds the one just behind the end. */
function position(index: Maybe, capacity: number): number {
  const at = index && indirect(index)
  if (!at || at.isNil) throw new Error('cannot index slice/array with nil')
  if (at.kind !== 'int' && at.kind !== 'uint')
    throw new Error(`cannot index slice/array with type ${at.type.name}`)
  if (at.integer < 0n || at.integer > BigInt(capacity)) throw new Error(`index out of range: ${at.integer}`)
  return Number(at.integer)
}

function indexOne(value: Maybe, index: Maybe): Maybe {
  const item = value && indirect(value)
  if (!item || item.kind === 'interface' || item.kind === 'pointer') throw new Error('index of nil pointer')
  if (item.kind === 'string') {
    const bytes = encode(item.text)
    const byte = bytes[position(index, bytes.length)]
    if (byte === undefined) throw new Error('reflect: string index out of range')
    return new Value({ kind: 'uint', name: 'uint8' }, BigInt(byte))
  }
  if (item.kind === 'slice') {
    const found = item.items[position(index, item.items.length)]
    if (!found) throw new Error('reflect: slice index out of range')
    return found
  }
  if (item.kind !== 'map') throw new Error(`can't index item of type ${item.type.name}`)
  const key = index && indirect(index)
  const wanted = item.type.key?.name ?? 'string'
  if (key?.type.name !== wanted)
    throw new Error(`value has type ${key?.type.name ?? '<nil>'}; should be ${wanted}`)
  return item.entries.get(key.text) ?? zero(item.type.element ?? anyType)
}

function slice(args: readonly Maybe[]): Maybe {
  const item = args[0] && indirect(args[0])
  if (!item) throw new Error('slice of untyped nil')
  if (item.kind !== 'string' && item.kind !== 'slice')
    throw new Error(`can't slice item of type ${item.type.name}`)
  const size = length(item)
  const [start = 0, end = size] = args.slice(1).map((index) => position(index, size))
  if (start > end) throw new Error(`invalid slice index: ${start} > ${end}`)
  if (item.kind === 'string') return new Value(item.type, decode(encode(item.text).subarray(start, end)))
  return new Value(item.type, item.items.slice(start, end))
}

const html: Readonly<Record<string, string>> = {
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
}
const script: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
}

function escapeScript(source: string): string {
  return source.replace(
    /[\\'"<>&=\p{C}]/gu,
    (character) =>
      script[character] ??
      `\\u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

function escaper(convert: (source: string) => string): TemplateFunction {
  return variadic((args) => goString(convert(sprint(args.map(printable)))))
}

function bool(call: (left: Maybe, right: Maybe) => boolean): TemplateFunction {
  return { parameters: any(2), call: ([left, right]) => goBool(call(left, right)) }
}

/** text/template's own functions; `and` and `or` are evaluated by the executor, which may stop early. */
const builtin: FunctionTable = {
  and: variadic((args) => args.find((value) => !isTrue(value)) ?? args.at(-1), 1),
  or: variadic((args) => args.find((value) => isTrue(value)) ?? args.at(-1), 1),
  not: { parameters: any(1), call: ([value]) => goBool(!isTrue(value)) },
  call: variadic(([value]) => {
    const isNil = !value || (value.kind === 'interface' && value.isNil)
    throw new Error(isNil ? 'call of nil' : `non-function of type ${value.type.name}`)
  }, 1),
  html: escaper((source) => source.replace(/["'&<>]/g, (character) => html[character] ?? character)),
  js: escaper(escapeScript),
  urlquery: escaper((source) =>
    encodeURIComponent(source).replace(/[!'()*]|%20/g, (part) =>
      part === '%20' ? '+' : `%${part.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  ),
  index: variadic(([item, ...indices]) => {
    if (!item || indirect(item).kind === 'interface') throw new Error('index of untyped nil')
    return indices.reduce(indexOne, item)
  }, 1),
  slice: variadic(slice, 1),
  len: { parameters: any(1), call: ([value]) => goInt(length(value)) },
  print: variadic((args) => goString(sprint(args))),
  println: variadic((args) => goString(`${args.map((value) => sprint([value])).join(' ')}\n`)),
  printf: {
    parameters: [stringType, anyType],
    variadic: true,
    call: ([pattern, ...args]) => goString(sprintf(text(pattern), args)),
  },
  eq: variadic(([first, ...others]) => goBool(equal(first, others)), 1),
  ne: bool((left, right) => !compare(left, right)),
  lt: bool(less),
  le: bool((left, right) => !greater(left, right)),
  gt: bool(greater),
  ge: bool((left, right) => !less(left, right)),
}

function title(source: string): string {
  return source.replace(
    /(^|[^\p{L}\p{N}_'])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
}

function spaces(count: Maybe): string {
  const number = Number(count?.data)
  if (number < 0) throw new Error('strings: negative Repeat count')
  return ' '.repeat(number)
}

function truncate(source: string, size: number): string {
  if (size < 0) throw new Error(`runtime error: slice bounds out of range [:${size}]`)
  const bytes = encode(source)
  return bytes.length < size ? source : decode(bytes.subarray(0, size))
}

/** What docker adds to them. */
const own: FunctionTable = {
  json: { parameters: [anyType], call: ([value]) => goString(toJson(value)) },
  split: {
    parameters: [stringType, stringType],
    call: ([source, separator]) =>
      goStrings(text(separator) === '' ? [...text(source)] : text(source).split(text(separator))),
  },
  join: {
    parameters: [stringSlice, stringType],
    call: ([items, separator]) => goString((items?.items ?? []).map(text).join(text(separator))),
  },
  title: { parameters: [stringType], call: ([source]) => goString(title(text(source))) },
  lower: { parameters: [stringType], call: ([source]) => goString(text(source).toLowerCase()) },
  upper: { parameters: [stringType], call: ([source]) => goString(text(source).toUpperCase()) },
  pad: {
    parameters: [stringType, intType, intType],
    call: ([source, before, after]) =>
      goString(text(source) && spaces(before) + text(source) + spaces(after)),
  },
  truncate: {
    parameters: [stringType, intType],
    call: ([source, size]) => goString(truncate(text(source), Number(size?.data))),
  },
}

const same = (parameters: number): TemplateFunction => ({
  parameters: Array<Type>(parameters).fill(stringType),
  call: ([value]) => value,
})

/** Every function of docker's templates. */
export const templateFunctions: FunctionTable = { ...builtin, ...own }

/** With these the row of headers goes through a table's template unchanged. */
export const headerFunctions: FunctionTable = {
  ...templateFunctions,
  json: same(1),
  split: same(2),
  join: same(2),
  title: same(1),
  lower: same(1),
  upper: same(1),
  truncate: { parameters: [stringType, intType], call: ([value]) => value },
}
