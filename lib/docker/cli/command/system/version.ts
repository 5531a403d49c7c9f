import { command, none } from '../../command'
import { CommandError, messageOf } from '../../error'
import { tabulate } from '../../tabwriter'
import { parseJson } from '../../template/json-parse'
import { pointer, record, structure } from '../../template/structure'
import { Template } from '../../template/template'
import { goString, type Value } from '../../template/type'
import { CLIENT_VERSION } from '../../version'
import { objectFormat } from '../shared/format-flags'
import { versionText } from './version-text'

function clientValue(context: string, apiVersion: string): Value {
  const [os = '', arch = ''] = CLIENT_VERSION.platform.split('/')
  const members = {
    Version: CLIENT_VERSION.version,
    ApiVersion: apiVersion,
    DefaultAPIVersion: CLIENT_VERSION.api,
    GitCommit: CLIENT_VERSION.gitCommit,
    GoVersion: CLIENT_VERSION.goVersion,
    Os: os,
    Arch: arch,
    BuildTime: CLIENT_VERSION.buildTime,
    Context: context,
  }
  return record(
    'system.clientVersion',
    Object.entries(members).map(([name, text]) => [name, goString(text)]),
  )
}

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
    let answer: string | undefined
    let failure: CommandError | undefined
    try {
      const { body } = yield* client.send('version')
      answer = yield* body.text()
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      failure = error
    }
    if (!template) {
      yield* cli.print(
        tabulate(versionText(cli.currentContext, client.version, answer), { minWidth: 20, padding: 1 }),
      )
    } else {
      const names = { type: 'types.Version', maps: new Set(['Details']) }
      const server = answer === undefined ? undefined : structure(parseJson(answer), names)
      const data = record('system.versionInfo', [
        ['Client', clientValue(cli.currentContext, client.version)],
        ['Server', pointer(server, '*types.Version')],
      ])
      let text = ''
      try {
        text = template.render(data)
      } catch (error) {
        failure ??= new CommandError(messageOf(error))
      }
      yield* cli.print(`${text}\n`)
    }
    if (failure) throw failure
  },
})
