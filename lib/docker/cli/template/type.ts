/** The kinds of Go types that values in templates have. */
export type Kind =
  | 'bool'
  | 'string'
  | 'int'
  | 'uint'
  | 'float'
  | 'slice'
  | 'map'
  | 'struct'
  | 'pointer'
  | 'interface'

export interface Field {
  readonly name: string
  readonly type: Type
  /** key in JSON */
  readonly json: string
  readonly omitEmpty: boolean
  /** its fields count as the struct's own */
  readonly embedded: boolean
}

/** A method templates may call. */
export interface Method {
  readonly parameters: readonly Type[]
  /** the last parameter may be given any number of times */
  readonly variadic?: boolean
  call(receiver: Value, args: readonly Value[]): Value
}

/** A Go type as far as text/template, fmt and encoding/json can tell it apart. */
export interface Type {
  readonly kind: Kind
  /** as `%T` prints it */
  readonly name: string
  /** of slices, maps and pointers */
  readonly element?: Type
  /** of maps whose keys are not plain strings */
  readonly key?: Type
  readonly fields?: readonly Field[]
  readonly methods?: Readonly<Record<string, Method>>
  /** fmt.Stringer */
  readonly string?: (value: Value) => string
  /** json.Marshaler: what is encoded instead */
  readonly marshal?: (value: Value) => Value
  /** a string printed as it is in JSON (json.Number) */
  readonly isNumberText?: boolean
}

/**
 * A Go value: its type and, by kind, a boolean, string, bigint (int, uint), number (float), array or null (slice, and
 * struct in field order), Map or null (map with string keys), Value or null (pointer, interface). Contexts of formatters
 * keep their row as data and are read by methods only.
 */
export class Value {
  constructor(
    readonly type: Type,
    readonly data: unknown,
  ) {}

  get kind(): Kind {
    return this.type.kind
  }

  get isNil(): boolean {
    return this.data === null
  }

  get text(): string {
    return this.data as string
  }

  get integer(): bigint {
    return this.data as bigint
  }

  get number(): number {
    return this.data as number
  }

  get items(): readonly Value[] {
    return (this.data as readonly Value[] | null) ?? []
  }

  get entries(): ReadonlyMap<string, Value> {
    return (this.data as ReadonlyMap<string, Value> | null) ?? new Map()
  }

  /** What a pointer or interface holds. */
  get target(): Value | null {
    return this.data as Value | null
  }

  /** Map entries by key, as Go prints and ranges over them. */
  sortedEntries(): [string, Value][] {
    return [...this.entries].sort(([left], [right]) => (left < right ? -1 : 1))
  }
}

/** A value that may be Go's invalid reflect.Value, printed `<no value>`. */
export type Maybe = Value | undefined

export const boolType: Type = { kind: 'bool', name: 'bool' }
export const stringType: Type = { kind: 'string', name: 'string' }
export const intType: Type = { kind: 'int', name: 'int' }
export const int64Type: Type = { kind: 'int', name: 'int64' }
export const floatType: Type = { kind: 'float', name: 'float64' }
export const anyType: Type = { kind: 'interface', name: 'interface {}' }
export const numberTextType: Type = { kind: 'string', name: 'json.Number', isNumberText: true }

export const sliceOf = (element: Type): Type => ({ kind: 'slice', name: `[]${element.name}`, element })
export const mapOf = (element: Type): Type => ({ kind: 'map', name: `map[string]${element.name}`, element })
export const pointerTo = (element: Type): Type => ({ kind: 'pointer', name: `*${element.name}`, element })

export const stringSlice = sliceOf(stringType)
export const anySlice = sliceOf(anyType)
export const anyMap = mapOf(anyType)

export const goString = (text: string): Value => new Value(stringType, text)
export const goBool = (value: boolean): Value => new Value(boolType, value)
export const goInt = (value: number | bigint): Value => new Value(intType, BigInt(value))
export const goStrings = (texts: readonly string[]): Value => new Value(stringSlice, texts.map(goString))

/** The zero value of a type. */
export function zero(type: Type): Value {
  switch (type.kind) {
    case 'bool':
      return new Value(type, false)
    case 'string':
      return new Value(type, '')
    case 'int':
    case 'uint':
      return new Value(type, 0n)
    case 'float':
      return new Value(type, 0)
    case 'struct':
      return new Value(
        type,
        (type.fields ?? []).map((field) => zero(field.type)),
      )
    default:
      return new Value(type, null)
  }
}

/** Follows pointers and interfaces to what they hold; a nil one is returned itself. */
export function indirect(value: Value): Value {
  let current = value
  while ((current.kind === 'pointer' || current.kind === 'interface') && current.target)
    current = current.target
  return current
}

/** The value of a struct's field, embedded ones included. */
export function fieldOf(value: Value, name: string): Maybe {
  const { fields = [] } = value.type
  const index = fields.findIndex((field) => field.name === name)
  if (index >= 0) return value.items[index]
  for (const [at, field] of fields.entries()) {
    const inner = field.embedded ? value.items[at] : undefined
    const found = inner && indirect(inner).kind === 'struct' ? fieldOf(indirect(inner), name) : undefined
    if (found) return found
  }
  return undefined
}
