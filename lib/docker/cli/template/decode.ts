import { type Json, JsonNumber, untyped } from './json-parse'
import { type Type, Value, zero } from './type'

/** JSON as a value of a Go type, as encoding/json unmarshals it; what does not fit becomes the type's zero. */
export function decode(json: Json | undefined, type: Type): Value {
  if (json === undefined || json === null) return zero(type)
  switch (type.kind) {
    case 'bool':
      return new Value(type, json === true)
    case 'string':
      return new Value(type, typeof json === 'string' ? json : '')
    case 'int':
    case 'uint':
      return new Value(type, json instanceof JsonNumber && /^-?\d+$/.test(json.text) ? BigInt(json.text) : 0n)
    case 'float':
      return new Value(type, json instanceof JsonNumber ? Number(json.text) : 0)
    case 'interface':
      return untyped(json)
    case 'pointer':
      return type.element ? new Value(type, decode(json, type.element)) : zero(type)
    case 'slice':
      return isList(json) && type.element ? new Value(type, items(json, type.element)) : zero(type)
    case 'map':
      return json instanceof Map && type.element ? new Value(type, entries(json, type.element)) : zero(type)
    case 'struct':
      return json instanceof Map ? struct(json, type) : zero(type)
  }
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json)
}

function items(json: readonly Json[], element: Type): Value[] {
  return json.map((item) => decode(item, element))
}

function entries(json: ReadonlyMap<string, Json>, element: Type): Map<string, Value> {
  return new Map([...json].map(([key, item]) => [key, decode(item, element)]))
}

function struct(json: ReadonlyMap<string, Json>, type: Type): Value {
  const { fields = [] } = type
  return new Value(
    type,
    fields.map((field) => decode(field.embedded ? json : json.get(field.json), field.type)),
  )
}
