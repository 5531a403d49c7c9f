import type { Version } from '../../../api/types/system'
import { command, none } from '../../command'
import { CommandError, messageOf } from '../../error'
import { tabulate } from '../../tabwriter'
import { Template } from '../../template/template'
import { objectFormat } from '../shared/format-flags'
import { versionText } from './version-text'
import { versionValue } from './version-value'

function compile(format: string): Template | undefined {
  if (format === '') return undefined
  try {
    return new Template(format === 'json' ? '{{json .}}' : format, 'version')
  } catch (error) {
    throw new CommandError(`template parsing error: ${messageOf(error)}`, 64)
  }
}

export const version = command({
  use: '[OPTIONS]',
  summary: { en: 'Show the versions of client and daemon', zh: '显示客户端与守护进程的版本' },
  category: 11,
  args: none,
  flags: objectFormat,
  *run(cli, _, { format }) {
    const template = compile(format)
    const client = yield* cli.client()
    let server: Version | undefined
    let failure: CommandError | undefined
    try {
      server = yield* client.call('version')
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      failure = error
    }
    if (template) {
      let text = ''
      try {
        text = template.render(versionValue(cli.currentContext, client.version, server))
      } catch (error) {
        failure ??= new CommandError(messageOf(error))
      }
      yield* cli.print(`${text}\n`)
    } else {
      const text = versionText(cli.currentContext, client.version, server)
      yield* cli.print(tabulate(text, { minWidth: 20, padding: 1 }))
    }
    if (failure) throw failure
  },
})
