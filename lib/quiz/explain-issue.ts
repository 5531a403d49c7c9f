import * as z from 'zod'
import { nearest } from './nearest'

type Issue = z.core.$ZodIssue

/** The schema that a path leads to, as far as it can be followed. */
function schemaAt(schema: unknown, path: readonly PropertyKey[]): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return schemaAt(schema.unwrap(), path)
  const [key, ...rest] = path
  if (key === undefined) return schema
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest)
  if (schema instanceof z.ZodObject) return schemaAt(schema.shape[String(key)], rest)
  return undefined
}

function knownKeys(schema: z.ZodObject, path: readonly PropertyKey[]): string[] {
  const found = schemaAt(schema, path)
  return found instanceof z.ZodObject ? Object.keys(found.shape) : []
}

/** A key that the schema does not know, and the one that was probably meant. */
export function explainUnknownKey(schema: z.ZodObject, path: readonly PropertyKey[], key: string): string {
  const known = knownKeys(schema, path)
  const meant = nearest(key, known)
  return `"${key}" is not a key here; ${meant ? `did you mean "${meant}"?` : `write one of: ${known.join(', ')}`}`
}

function wrongType(name: string, expected: string, source: string | undefined, isPresent: boolean): string {
  if (source === undefined && !isPresent) return `"${name}" is missing`
  if (source === '') return `"${name}" is empty`
  if (expected === 'object') return `"${name}" must hold keys of its own, such as "en" and "zh"`
  if (source === undefined) return `"${name}" must be of type ${expected}`
  if (expected === 'string')
    return `"${name}" must be text, and YAML reads ${source} as a value; write "${source}"`
  if (expected === 'boolean') return `"${name}" must be true or false, not ${source}`
  return `"${name}" must be of type ${expected}, not ${source}`
}

/**
 * One sentence on what is wrong and what to write. `source` is the single value that stands there, if one does;
 * `isPresent` says whether anything stands there at all.
 */
export function explainIssue(issue: Issue, source: string | undefined, isPresent: boolean): string {
  const name = String(issue.path.findLast((key) => typeof key === 'string') ?? 'question')
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(name, issue.expected, source, isPresent)
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      if (source === undefined) return `"${name}" is missing; write one of: ${allowed.join(', ')}`
      const meant = nearest(source, allowed)
      return `"${name}" cannot be "${source}"; ${meant ? `did you mean "${meant}"?` : `write one of: ${allowed.join(', ')}`}`
    }
    case 'too_small':
      return issue.origin === 'array'
        ? `"${name}" needs at least ${issue.minimum} entries`
        : `"${name}" must be at least ${issue.minimum}`
    default:
      return `"${name}" ${issue.message}`
  }
}
