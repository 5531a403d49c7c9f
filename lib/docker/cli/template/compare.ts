import { format } from './print'
import { indirect, type Maybe, type Value } from './type'

function held(value: Maybe): Maybe {
  const inner = value?.kind === 'interface' ? indirect(value) : value
  return inner?.kind === 'interface' ? undefined : inner
}

function isNil(value: Maybe): boolean {
  const inner = held(value)
  return inner === undefined || (inner.isNil && ['pointer', 'map', 'slice'].includes(inner.kind))
}

const isInteger = (value: Value): boolean => value.kind === 'int' || value.kind === 'uint'
const isBasic = (value: Value): boolean =>
  isInteger(value) || ['bool', 'float', 'string'].includes(value.kind)

/** Whether two values are equal (`eq` with two arguments). @throws Error worded as text/template's */
export function compare(left: Maybe, right: Maybe): boolean {
  const [a, b] = [held(left), held(right)]
  if (!a || !b) return isNil(left) && isNil(right)
  if (isBasic(a) && isBasic(b)) {
    if (isInteger(a) ? !isInteger(b) : a.kind !== b.kind) throw new Error('incompatible types for comparison')
    return a.data === b.data
  }
  if (isBasic(a) !== isBasic(b)) throw new Error('incompatible types for comparison')
  if (a.kind === 'slice' || a.kind === 'map') {
    if (a.isNil && b.isNil) return true
    throw new Error(`non-comparable type ${format(a)}: ${a.type.name}`)
  }
  return a === b
}

/** `eq`: the first equals one of the others. @throws Error */
export function equal(first: Maybe, others: readonly Maybe[]): boolean {
  if (others.length === 0) throw new Error('missing argument for comparison')
  return others.some((other) => compare(first, other))
}

/** `lt`. @throws Error */
export function less(left: Maybe, right: Maybe): boolean {
  const [a, b] = [held(left), held(right)]
  if (!a || !b || !isBasic(a) || !isBasic(b)) throw new Error('invalid type for comparison')
  if (isInteger(a) ? !isInteger(b) : a.kind !== b.kind) throw new Error('incompatible types for comparison')
  if (a.kind === 'bool') throw new Error('invalid type for comparison')
  return (a.data as bigint | number | string) < (b.data as bigint | number | string)
}

/** `gt`. @throws Error */
export function greater(left: Maybe, right: Maybe): boolean {
  return !less(left, right) && !compare(left, right)
}
