import { type Command, type CommandTable, type Group, isGroup, type Requirement } from '../command'
import type { Flag } from '../flag/flag'
import { type Found, usageLine } from '../usage'
import { flagUsages } from './flag-usages'

/** What the daemon said of itself; help leaves out what it cannot do. */
export interface ServerInfo {
  readonly osType: string
  readonly experimental: boolean
  readonly buildkitVersion: string
  /** the `Swarm` header of its ping; none from a daemon that does not answer */
  readonly swarm: { readonly nodeState: string; readonly controlAvailable: boolean } | undefined
}

export interface HelpOptions {
  /** the terminal's width */
  readonly columns: number
  readonly server: ServerInfo
  readonly globalFlags: Readonly<Record<string, Flag>>
}

function isMet(requirement: Requirement | undefined, server: ServerInfo): boolean {
  switch (requirement) {
    case 'manager':
      return server.swarm?.controlAvailable ?? true
    case 'swarm':
      return server.swarm?.nodeState !== 'inactive'
    case 'experimental':
      return server.experimental
    case 'buildx':
      return false
    default:
      return true
  }
}

function isFlagMet(flag: Flag, server: ServerInfo): boolean {
  if (flag.only === 'windows') return server.osType === '' || server.osType === 'windows'
  if (flag.only === 'swarm') return isMet('manager', server)
  return flag.only === undefined || server.experimental
}

type Entry = readonly [name: string, node: Command | Group]

function section(title: string, entries: readonly Entry[]): string {
  if (entries.length === 0) return ''
  return `\n\n${title}:${entries.map(([name, node]) => `\n  ${name.padEnd(11)} ${node.summary.en}`).join('')}`
}

function sections(table: CommandTable, isRoot: boolean, server: ServerInfo): string {
  const entries = Object.entries(table)
    .filter(([, node]) => isMet(node.requires, server))
    .sort(([first], [second]) => (first < second ? -1 : 1))
  const common = entries
    .filter(([, { category }]) => isRoot && typeof category === 'number')
    .sort(([, first], [, second]) => Number(first.category) - Number(second.category))
  const groups = entries.filter(([, node]) => isGroup(node))
  return [
    section('Common Commands', common),
    section(
      'Management Commands',
      groups.filter(([, { category }]) => category !== 'swarm'),
    ),
    section(
      'Swarm Commands',
      groups.filter(([, { category }]) => category === 'swarm'),
    ),
    section(
      'Commands',
      entries.filter((entry) => !isGroup(entry[1]) && !common.includes(entry)),
    ),
  ].join('')
}

function options(
  title: string,
  flags: Readonly<Record<string, Flag>>,
  { columns, server }: HelpOptions,
): string {
  const shown = Object.fromEntries(Object.entries(flags).filter(([, flag]) => isFlagMet(flag, server)))
  const text = flagUsages(shown, columns - 1).trimEnd()
  return text && `\n\n${title}:\n${text}`
}

function aliases(path: string, node: Command): string {
  const parent = path.slice(0, path.lastIndexOf(' ') + 1)
  const forms =
    node.forms ||
    (node.aliases.length > 0 ? [path, ...node.aliases.map((name) => parent + name)].join(', ') : '')
  return forms && `\n\nAliases:\n  ${forms}`
}

/** A command's or group's help as `--help` prints it. */
export function help(found: Found, settings: HelpOptions): string {
  const { path, node } = found
  const about = node.long ?? node.summary.en
  if (!isGroup(node)) {
    return `Usage:  ${usageLine(found)}\n\n${about}${aliases(path, node)}${options('Options', node.flags, settings)}\n`
  }
  const isRoot = path === 'docker'
  const head = `Usage:  ${path}${isRoot ? ' [OPTIONS]' : ''} COMMAND\n\n${about}`
  const globals = isRoot ? options('Global Options', settings.globalFlags, settings) : ''
  const more = isRoot
    ? '\n\nFor more help on how to use Docker, head to https://docs.docker.com/go/guides/\n'
    : '\n'
  return `${head}${sections(node.commands, isRoot, settings.server)}${globals}\n\nRun '${path} COMMAND --help' for more information on a command.${more}`
}
