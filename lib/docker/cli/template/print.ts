import { encode } from '../../../base/bytes'
import type { Maybe, Value } from './type'

export type Style = 'v' | '+v' | '#v'

/** A float as Go's `%v` prints it (strconv 'g', shortest, exponent from 21 digits). */
export function formatFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 21) return decimal(value)
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/** Plain digits where JavaScript would turn to an exponent. */
function decimal(value: number): string {
  const text = String(value)
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text)
  if (!match) return text
  return `${match[1]}0.${'0'.repeat(Number(match[4]) - 1)}${match[2]}${match[3] ?? ''}`
}

/** A stand-in for an address: the same value always prints the same one. */
function address(value: Value): string {
  let hash = 0x811c9dc5
  for (const byte of encode(value.type.name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return `0xc000${(hash & 0xfffff0).toString(16).padStart(6, '0')}`
}

/** A value as fmt prints it with `%v`, or `%+v`, which names fields. */
export function format(value: Maybe, style: Style = 'v', depth = 0): string {
  if (!value) return '<nil>'
  const { type } = value
  if (type.string && !(type.kind === 'pointer' && value.isNil)) return type.string(value)
  switch (type.kind) {
    case 'bool':
      return String(value.data)
    case 'string':
      return value.text
    case 'int':
    case 'uint':
      return String(value.integer)
    case 'float':
      return formatFloat(value.number)
    case 'slice':
      return `[${value.items.map((item) => format(item, style, depth + 1)).join(' ')}]`
    case 'map':
      return `map[${value
        .sortedEntries()
        .map(([key, item]) => `${key}:${format(item, style, depth + 1)}`)
        .join(' ')}]`
    case 'struct':
      return structure(value, style, depth)
    case 'interface':
      return value.target ? format(value.target, style, depth) : '<nil>'
    case 'pointer':
      return pointer(value, style, depth)
  }
}

function structure(value: Value, style: Style, depth: number): string {
  const { fields = [] } = value.type
  const parts = value.items.map((item, index) => {
    const text = format(item, style, depth + 1)
    return style === 'v' ? text : `${fields[index]?.name}:${text}`
  })
  return `{${parts.join(' ')}}`
}

function pointer(value: Value, style: Style, depth: number): string {
  const { target } = value
  if (!target) return '<nil>'
  const isComposite = target.kind === 'struct' || target.kind === 'map' || target.kind === 'slice'
  return depth === 0 && isComposite ? `&${format(target, style, depth + 1)}` : address(target)
}

/** fmt.Sprint: values side by side, a space between two that are not strings. */
export function sprint(values: readonly Maybe[]): string {
  let text = ''
  for (const [index, value] of values.entries()) {
    const previous = values[index - 1]
    if (index > 0 && value?.kind !== 'string' && previous?.kind !== 'string') text += ' '
    text += format(value)
  }
  return text
}
