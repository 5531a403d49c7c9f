import { formatDuration } from '../go/duration'
import { formatTime } from '../go/time'
import { anyType, boolType, type Field, floatType, type Kind, sliceOf, stringType, type Type } from './type'

const basic: Readonly<Record<string, Type>> = {
  bool: boolType,
  string: stringType,
  float64: floatType,
  any: anyType,
  'time.Duration': {
    kind: 'int',
    name: 'time.Duration',
    string: (value) => formatDuration(Number(value.integer)),
  },
  'time.Time': { kind: 'string', name: 'time.Time', string: (value) => formatTime(value.text) },
}

const named = (name: string, { kind, element, key }: Type): Type => ({
  kind,
  name,
  ...(element && { element }),
  ...(key && { key }),
})

/**
 * Go types written down compactly, one a line:
 * `pkg.Name{A, B string; C ?*pkg.Other; ID:Id string; &Embedded}` for structs (`?` is omitempty, `:` gives the JSON key),
 * `pkg.Name=string` for named types. Looked up by name when first needed, so that they may refer to each other.
 */
export class Declarations {
  readonly #sources = new Map<string, string>()
  readonly #types = new Map<string, Type>(Object.entries(basic))

  constructor(source: string) {
    for (const line of source.trim().split('\n')) {
      const match = /^\s*([\w.]+)([={].*)$/.exec(line)
      if (match) this.#sources.set(match[1] ?? '', match[2] ?? '')
    }
  }

  /** The type of an expression such as `[]*pkg.Name` or `map[string]string`. */
  type(expression: string): Type {
    const known = this.#types.get(expression)
    if (known) return known
    const type = this.#build(expression)
    this.#types.set(expression, type)
    return type
  }

  #build(expression: string): Type {
    if (expression.startsWith('*')) return this.#lazy('pointer', expression, expression.slice(1))
    if (/^\[\d*\]/.test(expression)) return this.#slice(expression)
    const map = /^map\[([\w.]+)\](.+)$/.exec(expression)
    if (map) {
      const key = map[1] === 'string' ? undefined : this.type(map[1] ?? '')
      return {
        kind: 'map',
        name: expression.replace(/\bany\b/, 'interface {}'),
        element: this.type(map[2] ?? ''),
        ...(key && { key }),
      }
    }
    const integer = /^(u?)int(8|16|32|64)?$/.exec(expression)
    if (integer) return { kind: integer[1] ? 'uint' : 'int', name: expression }
    const source = this.#sources.get(expression) ?? '{}'
    if (source.startsWith('=')) return named(expression, this.type(source.slice(1)))
    return this.#struct(expression, source.slice(1, -1))
  }

  #slice(expression: string): Type {
    const element = this.type(expression.replace(/^\[\d*\]/, ''))
    return { ...sliceOf(element), name: expression }
  }

  /** Pointers are looked through late: types may contain pointers to themselves. */
  #lazy(kind: Kind, name: string, target: string): Type {
    const find = (): Type => this.type(target)
    return {
      kind,
      name,
      get element() {
        return find()
      },
    }
  }

  #struct(name: string, body: string): Type {
    const fields: Field[] = []
    for (const part of body.split(';')) {
      const text = part.trim()
      if (text === '') continue
      if (text.startsWith('&')) {
        const type = this.type(text.slice(1))
        fields.push({
          name: type.name.replace(/^.*\./, ''),
          type,
          json: '',
          omitEmpty: false,
          embedded: true,
        })
        continue
      }
      const at = text.lastIndexOf(' ')
      const omitEmpty = text[at + 1] === '?'
      const type = this.type(text.slice(at + (omitEmpty ? 2 : 1)))
      for (const label of text.slice(0, at).split(', ')) {
        const [field = '', json = field] = label.split(':')
        fields.push({ name: field, type, json, omitEmpty, embedded: false })
      }
    }
    return { kind: 'struct', name, fields }
  }
}
