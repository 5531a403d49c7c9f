import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Info } from '../../../api/types/system'
import type { Cli } from '../../cli'
import { command, none } from '../../command'
import { CommandError, DaemonError, messageOf } from '../../error'
import { exists } from '../../files'
import { parseJson } from '../../template/json-parse'
import { record, structure } from '../../template/structure'
import { Template } from '../../template/template'
import { boolType, goString, stringSlice, Value } from '../../template/type'
import { CLIENT_VERSION } from '../../version'
import { BUILDX } from '../builder/choose-builder'
import { objectFormat } from '../shared/format-flags'
import { infoText } from './info-text'

const maps = new Set(['Runtimes', 'IndexConfigs', 'Labels', 'Details'])

function clientInfo(context: string, debug: boolean): Value {
  const [os = '', arch = ''] = CLIENT_VERSION.platform.split('/')
  const texts = {
    Version: CLIENT_VERSION.version,
    DefaultAPIVersion: CLIENT_VERSION.api,
    GitCommit: CLIENT_VERSION.gitCommit,
    GoVersion: CLIENT_VERSION.goVersion,
    Os: os,
    Arch: arch,
    BuildTime: CLIENT_VERSION.buildTime,
    Context: context,
  }
  return record('system.clientInfo', [
    ['Debug', new Value(boolType, debug)],
    ...Object.entries(texts).map(([name, text]) => [name, goString(text)] as const),
    ['Plugins', new Value(stringSlice, [])],
    ['Warnings', new Value(stringSlice, null)],
  ])
}

/** The daemon's fields and the client's side by side, as templates see them. */
function infoValue(answer: string | undefined, client: Value): Value {
  const server = structure(parseJson(answer ?? '{}'), { type: 'system.Info', maps })
  const members = (server.type.fields ?? []).map(
    ({ name }, index) => [name, server.items[index] ?? client] as const,
  )
  return record('system.dockerInfo', [...members, ['ClientInfo', client]])
}

interface Answer {
  readonly json?: string
  /** the daemon could not be reached */
  readonly failure?: string
  /** the daemon answered with an error */
  readonly note?: string
}

function* ask(cli: Cli): Blocking<Answer> {
  const client = yield* cli.client()
  try {
    const { body } = yield* client.send('info')
    return { json: yield* body.text() }
  } catch (error) {
    if (error instanceof DaemonError) return { note: error.message }
    if (error instanceof CommandError) return { failure: error.message }
    throw error
  }
}

interface Rendered {
  readonly text: string
  readonly failure?: string
  readonly status: number
}

/** What the format makes of the answer, or why it could not. */
function rendered(format: string, data: Value): Rendered {
  let template: Template
  try {
    template = new Template(format === 'json' ? '{{json .}}' : format)
  } catch (error) {
    return { text: '', failure: `template parsing error: ${messageOf(error)}`, status: 64 }
  }
  try {
    return { text: `${template.render(data)}\n`, status: 1 }
  } catch (error) {
    return { text: '\n', failure: messageOf(error), status: 1 }
  }
}

export const info = command({
  use: '[OPTIONS]',
  summary: { en: 'Show the state of client and daemon', zh: '显示系统信息' },
  category: 12,
  forms: 'docker system info, docker info',
  args: none,
  flags: objectFormat,
  *run(cli, _, { format }) {
    const { debug } = cli.globals
    const answer = yield* ask(cli)
    const failures = answer.failure === undefined ? [] : [answer.failure]
    if (format === '') {
      const server = answer.json === undefined ? undefined : (JSON.parse(answer.json) as Info)
      const state = {
        context: cli.currentContext,
        debug,
        hasBuildx: exists(cli.sys, BUILDX),
        userName: cli.config.auth(server?.IndexServerAddress ?? '')?.username ?? '',
      }
      yield* cli.print(infoText(server, state))
      for (const warning of server?.Warnings ?? []) yield* cli.printError(`${warning}\n`)
      if (answer.note !== undefined) {
        yield* cli.printError(`ERROR: ${answer.note}\n`)
        failures.unshift('errors pretty printing info')
      }
    } else {
      if (answer.note !== undefined) yield* cli.printError(`${answer.note}\n`)
      const data = infoValue(answer.json, clientInfo(cli.currentContext, debug))
      const { text, failure, status } = rendered(format, data)
      yield* cli.print(text)
      if (failure !== undefined) failures.push(failure)
      if (failures.length > 0) throw new CommandError(failures.join('\n'), status)
    }
    if (failures.length > 0) throw new CommandError(failures.join('\n'))
  },
})
