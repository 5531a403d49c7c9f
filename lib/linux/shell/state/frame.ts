import type { Compound, FunctionDefinition } from '../parse/syntax'
import type { SharedSet } from './shared-set'

/** A function as it is stored: its tree and where it came from. */
export interface ShellFunction {
  readonly definition: FunctionDefinition
  readonly body: Compound
  readonly source: string
  exported?: boolean
  /** DEBUG and RETURN traps act in it too */
  readonly traced?: boolean
  readonly?: boolean
}

/** A call of a function, or a file that is sourced. */
export interface Frame {
  /** `local -`: the options to set again when the function returns */
  savedOptions?: SharedSet<string>
  readonly kind: 'function' | 'source'
  /** FUNCNAME */
  readonly name: string
  /** BASH_SOURCE */
  readonly source: string
  /** the line of the call */
  readonly line: number
}
