import { type Json, JsonNumber } from './json-parse'
import {
  anyType,
  boolType,
  type Field,
  floatType,
  int64Type,
  mapOf,
  sliceOf,
  stringType,
  type Type,
  Value,
  zero,
} from './type'

/** What a JSON document's objects are called, and which of them are maps rather than structs. */
export interface StructureNames {
  /** the Go type of the outermost object */
  readonly type: string
  /** keys whose values are maps */
  readonly maps: ReadonlySet<string>
}

/** A JSON object as a Go struct with the same fields in the same order, for types whose order the daemon's JSON shows. */
export function structure(json: Json, { type, maps }: StructureNames): Value {
  return convert(json, type, maps, false)
}

function convert(json: Json, name: string, maps: ReadonlySet<string>, isMap: boolean): Value {
  if (json === null) return zero(anyType)
  if (typeof json === 'boolean') return new Value(boolType, json)
  if (typeof json === 'string') return new Value(stringType, json)
  if (json instanceof JsonNumber) {
    const isInteger = /^-?\d+$/.test(json.text)
    return isInteger ? new Value(int64Type, BigInt(json.text)) : new Value(floatType, Number(json.text))
  }
  if (!(json instanceof Map)) {
    const items = (json as readonly Json[]).map((item) => convert(item, name, maps, false))
    return new Value(sliceOf(items[0]?.type ?? stringType), items)
  }
  const members = [...json].map(([key, item]) => [key, convert(item, key, maps, maps.has(key))] as const)
  if (isMap) return new Value(mapOf(members[0]?.[1].type ?? stringType), new Map(members))
  return record(name, members)
}

/** A struct of these members. */
export function record(name: string, members: readonly (readonly [string, Value])[]): Value {
  const fields: Field[] = members.map(([key, { type }]) => ({
    name: key,
    type,
    json: key,
    omitEmpty: false,
    embedded: false,
  }))
  const type: Type = { kind: 'struct', name, fields }
  return new Value(
    type,
    members.map(([, value]) => value),
  )
}
