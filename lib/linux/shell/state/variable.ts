import type { Shell } from './shell'

export interface Attributes {
  exported?: boolean
  readonly?: boolean
  integer?: boolean
  lower?: boolean
  upper?: boolean
  /** of no effect, as in bash */
  traced?: boolean
  /** a name reference: its value is the name of the variable meant */
  reference?: boolean
}

/** A shell variable: a string, a sparse indexed array, or an associative array; perhaps not set yet. */
export interface Variable extends Attributes {
  value?: string | undefined
  indexed?: string[]
  associative?: Map<string, string>
  /** an array that elements were assigned to, if only none */
  assignedOnce?: boolean
  /** computed each time it is read, like RANDOM */
  dynamic?: (shell: Shell) => string | readonly string[] | undefined
  /** told of assignments instead of storing them */
  assigned?: (shell: Shell, value: string) => void
  /** the variables object that may change this one in place */
  owner?: object
}

/** Letters in the order in which `declare -p` prints them. */
export function attributeLetters(variable: Variable): string {
  const letters: readonly (readonly [unknown, string])[] = [
    [variable.indexed, 'a'],
    [variable.associative, 'A'],
    [variable.integer, 'i'],
    [variable.reference, 'n'],
    [variable.readonly, 'r'],
    [variable.traced, 't'],
    [variable.exported, 'x'],
    [variable.lower, 'l'],
    [variable.upper, 'u'],
  ]
  return letters.map(([on, letter]) => (on ? letter : '')).join('')
}

const BUCKETS = 1024

/** The keys of an associative array in the order of bash's hash table (FNV-1, 1024 buckets, newest first in each). */
export function associativeKeys(map: ReadonlyMap<string, string>): string[] {
  const keys = [...map.keys()].map((key, index) => ({ key, index, bucket: bucketOf(key) }))
  return keys
    .sort((left, right) => left.bucket - right.bucket || right.index - left.index)
    .map(({ key }) => key)
}

function bucketOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash, 0x01000193) ^ key.charCodeAt(at)
  return (hash >>> 0) & (BUCKETS - 1)
}

/** The indices of an indexed array that are set, ascending. */
export function indexedKeys(values: readonly string[]): number[] {
  return Object.keys(values).map(Number)
}

/** What `$name` gives: element 0 of an array. */
export function scalarOf(variable: Variable): string | undefined {
  if (variable.indexed) return variable.indexed[0]
  return variable.associative ? variable.associative.get('0') : variable.value
}

/** All values, as `${name[@]}` lists them. */
export function valuesOf(variable: Variable): string[] {
  if (variable.indexed) return Object.values(variable.indexed)
  const { associative } = variable
  if (associative) return associativeKeys(associative).map((key) => associative.get(key) ?? '')
  return variable.value === undefined ? [] : [variable.value]
}

/** All values with dynamic ones computed. */
export function currentValues(variable: Variable, shell: Shell): readonly string[] {
  const value = variable.dynamic?.(shell)
  if (value === undefined) return variable.dynamic ? [] : valuesOf(variable)
  return typeof value === 'string' ? [value] : value
}

export function isArray(variable: Variable | undefined): boolean {
  return variable?.indexed !== undefined || variable?.associative !== undefined
}

export function isSet(variable: Variable | undefined): boolean {
  return (
    variable !== undefined &&
    (variable.value !== undefined || isArray(variable) || variable.dynamic !== undefined)
  )
}
