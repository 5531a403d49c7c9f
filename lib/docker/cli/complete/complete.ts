import type { Process } from '../../../linux/kernel/program'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { Cli } from '../cli'
import { type Command, type Group, isGroup } from '../command'
import { ConfigFile } from '../config/config-file'
import { CommandError } from '../error'
import type { Completes, NameKind } from '../flag/flag'
import { FlagError, parseFlags } from '../flag/parse-flags'
import { type GlobalFlags, globalFlags } from '../global-flags'
import { root } from '../root'
import { Termination } from '../termination'
import { locate, type Place } from './locate'
import { names } from './names'

/**
 * Completes a word of a docker command line, with what the daemon has where names are due: every candidate that begins
 * as the word does, or undefined where a file name is due. The process is the shell's.
 */
export function* complete(
  words: readonly string[],
  index: number,
  process: Process,
): Blocking<string[] | undefined> {
  const before = words.slice(1, index)
  const place = locate(root, globalFlags(''), before)
  if (!place) return []
  const word = words[index] ?? ''
  const [due, prefix] = whatIsDue(place, word)
  if (due === undefined) return []
  if (due === 'file') return undefined
  const offered = typeof due === 'object' ? due : yield* known(process, before, due)
  return offered.map((candidate) => prefix + candidate).filter((candidate) => candidate.startsWith(word))
}

/** Names the daemon or the configuration has; none when they cannot be asked. */
function* known(process: Process, before: readonly string[], kind: NameKind): Blocking<readonly string[]> {
  const home = process.env.get('HOME') || '/root'
  const globals = readGlobals(process.env.get('DOCKER_CONFIG') || `${home}/.docker`, before)
  const { config } = yield* ConfigFile.load(process.sys, globals.config)
  try {
    return yield* names(new Cli(process, config, globals, new Termination()), kind)
  } catch (error) {
    if (error instanceof CommandError) return []
    throw error
  }
}

function readGlobals(configDirectory: string, words: readonly string[]): GlobalFlags {
  const table = globalFlags(configDirectory)
  const read = (args: readonly string[]) =>
    parseFlags(table, args, { interspersed: false }).values as unknown as GlobalFlags
  try {
    return read(words)
  } catch (error) {
    if (error instanceof FlagError) return read([])
    throw error
  }
}

/** What belongs where the word is, and what part of the word stands before it. */
function whatIsDue(place: Place, word: string): readonly [due: Completes | undefined, prefix: string] {
  if (place.awaiting) return [place.awaiting.completes, '']
  if (place.flagsEnded || !word.startsWith('-')) return [argumentsDue(place), '']
  const equals = word.startsWith('--') ? word.indexOf('=') : -1
  if (equals < 0) return [flagNames(place), '']
  return [place.flags[word.slice(2, equals)]?.completes, word.slice(0, equals + 1)]
}

function argumentsDue({ node, args, given }: Place): Completes | undefined {
  if (isGroup(node)) return Object.keys(node.commands).filter((name) => isOffered(node.commands[name]))
  const { completes } = node
  if (completes === 'stopped container' && given.has('force')) return 'container'
  if (typeof completes !== 'object' || !('first' in completes)) return completes
  return args.length === 0 ? completes.first : completes.rest
}

/** Commands the daemon or this simulator has nothing for are not offered. */
function isOffered(node: Command | Group | undefined): boolean {
  return node !== undefined && !node.requires
}

function flagNames({ flags }: Place): string[] {
  return Object.entries(flags)
    .filter(([, flag]) => !flag.hidden && !flag.deprecated && flag.only === undefined)
    .flatMap(([name, { short }]) => [`--${name}`, ...(short ? [`-${short}`] : [])])
}
