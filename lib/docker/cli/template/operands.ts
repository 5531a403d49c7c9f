import { quote } from '../go/quote'
import { type Operand, print } from './node'
import { anyType, goBool, goInt, goString, type Maybe, type Type, Value, zero } from './type'

/** What can be called: a function, or a method with its receiver. */
export interface Callable {
  readonly parameters: readonly Type[]
  readonly variadic?: boolean
  call(args: readonly Maybe[]): Maybe
}

interface Context {
  fail(message: string): never
}

/** A value where one of `type` is wanted: pointers and interfaces give what they hold. */
export function assign(value: Maybe, type: Type, context: Context): Maybe {
  if (!value) {
    if (['interface', 'map', 'pointer', 'slice'].includes(type.kind)) return zero(type)
    return context.fail(`invalid value; expected ${type.name}`)
  }
  if (type.kind === 'interface' || isAssignable(value.type, type)) return value
  if (value.kind === 'interface' || value.kind === 'pointer') {
    const { target } = value
    if (target && isAssignable(target.type, type)) return target
    if (!target && value.kind === 'pointer' && value.type.element && isAssignable(value.type.element, type)) {
      return context.fail(`dereference of nil pointer of type ${type.name}`)
    }
    return context.fail(
      `wrong type for value; expected ${type.name}; got ${(value.kind === 'interface' && target ? target : value).type.name}`,
    )
  }
  return context.fail(`wrong type for value; expected ${type.name}; got ${value.type.name}`)
}

/** The value of a constant. */
export function literal(dot: Maybe, operand: Operand, context: Context): Maybe {
  switch (operand.type) {
    case 'bool':
      return goBool(operand.value)
    case 'dot':
      return dot
    case 'string':
      return goString(operand.text)
    case 'number':
      if (typeof operand.value === 'bigint' && BigInt.asIntN(64, operand.value) !== operand.value) {
        return context.fail(`${operand.text} overflows int`)
      }
      return typeof operand.value === 'bigint'
        ? goInt(operand.value)
        : new Value({ kind: 'float', name: 'float64' }, operand.value)
    default:
      return context.fail(`can't evaluate command ${quote(print(operand))}`)
  }
}

/** A method of what a value is or points to. */
export function methodOf(receiver: Value, subject: Value, name: string): Callable | undefined {
  for (const value of [subject, receiver]) {
    const methods = value.type.methods
    const method = methods && Object.hasOwn(methods, name) ? methods[name] : undefined
    if (method)
      return {
        ...method,
        call: (args) =>
          method.call(
            value,
            args.map((arg) => arg ?? zero(anyType)),
          ),
      }
  }
  return undefined
}

/** Go's assignability, as far as it differs between the types that meet here. */
function isAssignable(from: Type, to: Type): boolean {
  if (from.name === to.name) return true
  if (from.kind !== to.kind) return false
  // A named slice or map type goes where its plain form is asked for, with the same elements.
  return (from.kind === 'slice' || from.kind === 'map') && from.element?.name === to.element?.name
}
