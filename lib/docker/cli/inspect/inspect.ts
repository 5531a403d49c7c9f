import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Cli } from '../cli'
import { CommandError, messageOf } from '../error'
import { decode } from '../template/decode'
import { toJson } from '../template/json'
import { parseJson, untyped } from '../template/json-parse'
import { Template } from '../template/template'
import { compactJson, indentJson } from './indent'
import { apiTypes } from './types'

/** An object as the daemon sent it. */
export interface Inspected {
  readonly json: string
  /** its Go type, which templates see first */
  readonly type: string
  /** the client kept only the Go value, not what was sent */
  readonly isTypedOnly?: boolean
}

/** Finds an object. @throws CommandError when there is none */
export type Find = (name: string) => Blocking<Inspected>

function templateOrThrow(format: string): Template {
  try {
    return new Template(format)
  } catch (error) {
    throw new CommandError(`template parsing error: ${messageOf(error)}`, 64)
  }
}

/** The template on the typed object, or, where that fails, on the plain JSON. @throws Error */
function render(template: Template, { json, type, isTypedOnly }: Inspected): string {
  const document = parseJson(json)
  try {
    return template.render(decode(document, apiTypes.type(type)))
  } catch (error) {
    if (isTypedOnly) throw error
    return template.render(untyped(document).target ?? undefined, { missingKeyIsError: true })
  }
}

/** Prints the objects of these names: as JSON, or what a template makes of each. @throws CommandError with all failures */
export function* inspect(cli: Cli, names: readonly string[], format: string, find: Find): Blocking<void> {
  const template = format === '' || format === 'json' ? undefined : templateOrThrow(format)
  const failures: string[] = []
  const found: string[] = []
  for (const name of names) {
    try {
      const object = yield* find(name)
      found.push(template ? `${renderOrFail(template, object)}\n` : source(object))
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      failures.push(error.message)
    }
  }
  if (template) yield* cli.print(found.join('') || '\n')
  else if (found.length === 0) yield* cli.print('[]\n')
  else yield* cli.print(`${(format === 'json' ? compactJson : indentJson)(`[${found.join(',')}]`)}\n`)
  if (failures.length > 0) throw new CommandError(failures.join('\n'))
}

function renderOrFail(template: Template, object: Inspected): string {
  try {
    return render(template, object)
  } catch (error) {
    throw new CommandError(`template parsing error: ${messageOf(error)}`)
  }
}

function source({ json, type, isTypedOnly }: Inspected): string {
  return isTypedOnly ? toJson(decode(parseJson(json), apiTypes.type(type)), true) : json
}
