import { dateAndTime } from '../go/time'
import { Declarations } from '../template/declarations'
import { decode } from '../template/decode'
import { parseJson } from '../template/json-parse'
import { Template } from '../template/template'
import { Value, zero } from '../template/type'

const types = new Declarations(`
events.Type=string
events.Action=string
events.Message{Status:status, ID:id, From:from ?string; Type events.Type; Action events.Action; Actor events.Actor; Scope:scope ?string; Time:time ?int64; TimeNano:timeNano ?int64}
events.Actor{ID string; Attributes map[string]string}
`)

const message = (line: string): Value => decode(parseJson(line), types.type('events.Message'))

/** The template of `docker events --format`; none for the plain form. @throws Error */
export function eventTemplate(format: string): Template | undefined {
  if (format === '') return undefined
  const template = new Template(format === 'json' ? '{{json .}}' : format)
  const type = types.type('*events.Message')
  template.render(new Value(type, zero(types.type('events.Message'))))
  return template
}

/** One line of the daemon's stream through the template. @throws Error */
export function formatEvent(template: Template, line: string): string {
  return `${template.render(message(line))}\n`
}

function momentText(nanoseconds: bigint): string {
  const seconds = Number(nanoseconds / 1_000_000_000n)
  const fraction = String(nanoseconds % 1_000_000_000n).padStart(9, '0')
  return `${dateAndTime({ seconds, nanoseconds: 0 }).replace(' ', 'T')}.${fraction}Z `
}

/** One line of the daemon's stream in the plain form: time, kind, what, whose, attributes by name. */
export function eventText(line: string): string {
  const { items } = message(line)
  const [, , , type, action, actor, , time, nano] = items
  const [id, attributes] = actor?.items ?? []
  const exact = nano?.integer ?? 0n
  const seconds = time?.integer ?? 0n
  const moment = exact !== 0n ? exact : seconds * 1_000_000_000n
  const pairs = attributes?.sortedEntries().map(([key, value]) => `${key}=${value.text}`) ?? []
  const details = pairs.length > 0 ? ` (${pairs.join(', ')})` : ''
  return `${moment === 0n ? '' : momentText(moment)}${type?.text} ${action?.text} ${id?.text}${details}\n`
}
