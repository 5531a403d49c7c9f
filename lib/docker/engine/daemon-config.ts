import { isErrno } from '../../linux/kernel/errno'
import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { EngineError } from './error'
import { readTextIfPresent } from './files'
import { parseGoJson } from './http/go-json'

export const CONFIG_FILE = '/etc/docker/daemon.json'

type Kind = 'text' | 'truth' | 'list' | 'map' | 'number' | 'pools'

interface Values {
  readonly text: string
  readonly truth: boolean
  readonly list: readonly string[]
  readonly map: Readonly<Record<string, string>>
  readonly number: number
  readonly pools: readonly { readonly base: string; readonly size: number }[]
}

/** dockerd's options, as daemon.json names them; a list's flag is its singular. */
const kinds = {
  bip: 'text',
  'data-root': 'text',
  debug: 'truth',
  'default-address-pools': 'pools',
  dns: 'list',
  'exec-opts': 'list',
  experimental: 'truth',
  group: 'text',
  hosts: 'list',
  'insecure-registries': 'list',
  labels: 'list',
  'live-restore': 'truth',
  'log-driver': 'text',
  'log-level': 'text',
  'log-opts': 'map',
  'max-concurrent-downloads': 'number',
  'max-concurrent-uploads': 'number',
  'registry-mirrors': 'list',
  'shutdown-timeout': 'number',
  'storage-driver': 'text',
  'userland-proxy': 'truth',
} as const satisfies Record<string, Kind>

type Name = keyof typeof kinds

/** What dockerd was told, by its flags and by daemon.json. */
export type DaemonConfig = { readonly [Key in Name]?: Values[(typeof kinds)[Key]] }

const flagNames: Readonly<Record<string, Name | 'config-file' | 'containerd'>> = {
  ...Object.fromEntries(Object.keys(kinds).map((name) => [`--${name}`, name as Name])),
  '-H': 'hosts',
  '--host': 'hosts',
  '-D': 'debug',
  '-l': 'log-level',
  '-s': 'storage-driver',
  '-G': 'group',
  '--label': 'labels',
  '--log-opt': 'log-opts',
  '--exec-opt': 'exec-opts',
  '--insecure-registry': 'insecure-registries',
  '--registry-mirror': 'registry-mirrors',
  '--config-file': 'config-file',
  '--containerd': 'containerd',
}

/** What cannot be done here, though it can be asked for. */
const simulatedOnly: Readonly<Record<string, string>> = {
  'data-root': '/var/lib/docker',
  'storage-driver': 'overlay2',
}

/** dockerd's settings: flags first, then what the file adds. @throws EngineError with what dockerd prints */
export function* readDaemonConfig(sys: Syscalls, argv: readonly string[]): Blocking<DaemonConfig> {
  const { flags, file } = parseFlags(argv)
  const fromFile = yield* readFileConfig(sys, file)
  const both = Object.keys(fromFile).filter((name) => name in flags && kinds[name as Name] !== 'map')
  if (both.length > 0) {
    const shown = both.map((name) => {
      const [flag, inFile] = [flags, fromFile].map((all) => goValue(all[name as Name]))
      return `${name}: (from flag: ${flag}, from file: ${inFile})`
    })
    throw wrong(
      file,
      `the following directives are specified both as a flag and in the configuration file: ${shown.join(', ')}`,
    )
  }
  const config: DaemonConfig = { ...flags, ...fromFile }
  for (const [name, only] of Object.entries(simulatedOnly)) {
    const value = config[name as Name]
    if (value !== undefined && value !== only)
      throw new EngineError('NotImplemented', `${name} ${value} is not simulated here`)
  }
  return config
}

function goValue(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(' ')}]` : String(value)
}

function wrong(file: string, reason: string): EngineError {
  return new EngineError('System', `unable to configure the Docker daemon with file ${file}: ${reason}`)
}

function parseFlags(argv: readonly string[]): { flags: DaemonConfig; file: string } {
  const flags: Record<string, unknown> = {}
  let file = CONFIG_FILE
  for (let index = 1; index < argv.length; index++) {
    const [flag = '', inline] = (argv[index] ?? '').split(/=(.*)/s)
    const name = flagNames[flag]
    if (!name)
      throw new EngineError(
        'InvalidParameter',
        `unknown flag: ${flag}\n\nUsage:  dockerd [OPTIONS]\n\nRun 'dockerd --help' for more information`,
      )
    if (name !== 'config-file' && name !== 'containerd' && kinds[name] === 'truth') {
      flags[name] = inline === undefined || inline === 'true'
      continue
    }
    const value = inline ?? argv[++index] ?? ''
    if (name === 'config-file') file = value
    else if (name !== 'containerd') flags[name] = added(kinds[name], flags[name], value)
  }
  return { flags, file }
}

function added(kind: Kind, before: unknown, value: string): unknown {
  if (kind === 'list') return [...((before as string[] | undefined) ?? []), value]
  if (kind === 'number') return Number(value)
  if (kind !== 'map') return value
  const [key = '', text = ''] = value.split(/=(.*)/s)
  return { ...(before as Record<string, string> | undefined), [key]: text }
}

function* readFileConfig(sys: Syscalls, file: string): Blocking<DaemonConfig> {
  let text: string | undefined
  try {
    text = yield* readTextIfPresent(sys, file)
  } catch (error) {
    if (!isErrno(error)) throw error
  }
  if (text === undefined || text.trim() === '') return {}
  let content: unknown
  try {
    content = parseGoJson(text)
  } catch (error) {
    throw wrong(file, (error as EngineError).message.replace(/^invalid JSON: /, ''))
  }
  if (typeof content !== 'object' || content === null)
    throw wrong(file, 'json: cannot unmarshal into Go value')
  const unknown = Object.keys(content).filter((name) => !(name in kinds))
  if (unknown.length > 0) {
    throw wrong(file, `the following directives don't match any configuration option: ${unknown.join(', ')}`)
  }
  return content
}
