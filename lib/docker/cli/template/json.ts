import type { Maybe, Value } from './type'

const htmlEscapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
}

/** A string as encoding/json writes it; `html` also escapes what could end a script. */
export function jsonString(text: string, html = false): string {
  const escaped = JSON.stringify(text)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
    .replaceAll('\u007f', '\u007f')
  return html ? escaped.replace(/[<>&]/g, (character) => htmlEscapes[character] ?? character) : escaped
}

function float(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-6 || size >= 1e21)) return value.toExponential().replace(/e-0?(\d)$/, 'e-$1')
  return String(value)
}

function isEmpty(value: Value): boolean {
  switch (value.kind) {
    case 'bool':
      return value.data === false
    case 'string':
      return value.text === ''
    case 'int':
    case 'uint':
      return value.integer === 0n
    case 'float':
      return value.number === 0
    case 'slice':
      return value.items.length === 0
    case 'map':
      return value.entries.size === 0
    case 'struct':
      return false
    default:
      return value.isNil
  }
}

/** A value as encoding/json marshals it. */
export function toJson(value: Maybe, html = false): string {
  if (!value) return 'null'
  const { type } = value
  // A json.Marshaler escapes for HTML whatever the encoder around it does.
  if (type.marshal && !value.isNil) return toJson(type.marshal(value), true)
  switch (type.kind) {
    case 'bool':
      return String(value.data)
    case 'string':
      return type.isNumberText ? value.text : jsonString(value.text, html)
    case 'int':
    case 'uint':
      return String(value.integer)
    case 'float':
      return float(value.number)
    case 'slice':
      return value.isNil ? 'null' : `[${value.items.map((item) => toJson(item, html)).join(',')}]`
    case 'map':
      if (value.isNil) return 'null'
      return `{${value
        .sortedEntries()
        .map(([key, item]) => `${jsonString(key, html)}:${toJson(item, html)}`)
        .join(',')}}`
    case 'struct':
      return `{${members(value, html).join(',')}}`
    default:
      return value.target ? toJson(value.target, html) : 'null'
  }
}

function members(value: Value, html: boolean): string[] {
  return (value.type.fields ?? []).flatMap((field, index) => {
    const item = value.items[index]
    if (!item) return []
    if (field.embedded) {
      const inner = item.kind === 'pointer' ? item.target : item
      return inner ? members(inner, html) : []
    }
    return field.omitEmpty && isEmpty(item) ? [] : [`${jsonString(field.json, html)}:${toJson(item, html)}`]
  })
}
