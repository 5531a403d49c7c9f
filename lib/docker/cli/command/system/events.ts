import { JsonLines } from '../../../api/json-lines'
import { command, none } from '../../command'
import { CommandError, messageOf } from '../../error'
import { filter } from '../../flag/collecting-types'
import { string } from '../../flag/scalar-types'
import { eventTemplate, eventText, formatEvent } from '../../formatter/event'
import type { Template } from '../../template/template'
import { filtersJson } from '../shared/filters'
import { objectFormat } from '../shared/format-flags'
import { timestamp } from '../shared/time'

export const events = command({
  use: '[OPTIONS]',
  summary: { en: 'Show what happens in the daemon, as it happens', zh: '实时显示守护进程的事件' },
  forms: 'docker system events, docker events',
  args: none,
  flags: {
    filter: { type: filter, short: 'f', help: 'Show only what meets a condition (e.g. "event=die")' },
    format: { type: string, help: objectFormat.format.help },
    since: { type: string, help: 'Also what happened since this time' },
    until: { type: string, help: 'Stop at this time' },
  },
  *run(cli, _, flags) {
    let template: Template | undefined
    try {
      template = eventTemplate(flags.format)
    } catch (error) {
      throw new CommandError(`Error parsing format: ${messageOf(error)}`, 64)
    }
    const client = yield* cli.client()
    const query = {
      since: timestamp(cli, flags.since),
      until: timestamp(cli, flags.until),
      filters: filtersJson(flags.filter),
    }
    const { body } = yield* client.send('events', {}, { query })
    const splitter = new JsonLines()
    for (let lines = yield* body.lines(splitter); lines; lines = yield* body.lines(splitter)) {
      for (const line of lines) yield* cli.print(template ? formatEvent(template, line) : eventText(line))
    }
  },
})
