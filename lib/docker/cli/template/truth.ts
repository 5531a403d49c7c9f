import type { Maybe } from './type'

/** Whether a value counts as true in `if`: not the zero of its type. */
export function isTrue(value: Maybe): boolean {
  if (!value) return false
  switch (value.kind) {
    case 'bool':
      return value.data === true
    case 'string':
      return value.text !== ''
    case 'int':
    case 'uint':
      return value.integer !== 0n
    case 'float':
      return value.number !== 0
    case 'slice':
      return value.items.length > 0
    case 'map':
      return value.entries.size > 0
    case 'struct':
      return true
    case 'interface':
      return value.target !== null && isTrue(value.target)
    case 'pointer':
      return !value.isNil
  }
}
