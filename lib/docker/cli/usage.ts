import { type Arity, type Command, type CommandTable, type Group, isGroup } from './command'
import { CommandError } from './error'

/** A command found by its words. */
export interface Found {
  /** `docker container ls`: as help and errors name it */
  readonly path: string
  readonly node: Command | Group
}

/** The usage line of errors; most groups show their bare path here. */
export function usageLine({ path, node }: Found): string {
  return node.use ? `${path} ${node.use}` : path
}

/** A mistake in the flags, framed as docker does. */
export function flagError(found: Found, message: string): CommandError {
  return new CommandError(
    `${message}\n\nUsage:  ${usageLine(found)}\n\nRun '${found.path} --help' for more information`,
    125,
  )
}

const argument = (count: number): string => (count === 1 ? 'argument' : 'arguments')

/** The complaint about a number of arguments and the verb before `--help`; undefined when it is right. */
function complaint(
  arity: Exclude<Arity, { accepts: number }>,
  count: number,
): readonly [text: string, verb: string] | undefined {
  if ('exactly' in arity) {
    if (count === arity.exactly) return undefined
    return [
      arity.exactly === 0 ? 'accepts no arguments' : `requires ${arity.exactly} ${argument(arity.exactly)}`,
      'Run',
    ]
  }
  if ('atLeast' in arity) {
    return count >= arity.atLeast
      ? undefined
      : [`requires at least ${arity.atLeast} ${argument(arity.atLeast)}`, 'See']
  }
  if ('atMost' in arity) {
    // The real client has this typo.
    return count <= arity.atMost
      ? undefined
      : [`requires at most ${arity.atMost} ${argument(arity.atMost)}`, 'SRun']
  }
  if (count >= arity.from && count <= arity.to) return undefined
  return [`requires at least ${arity.from} and at most ${arity.to} ${argument(arity.to)}`, 'Run']
}

/** @throws CommandError when there are too few or too many arguments */
export function checkArity(found: Found, arity: Arity, args: readonly string[]): void {
  if ('accepts' in arity) {
    if (args.length === arity.accepts) return
    throw new CommandError(`accepts ${arity.accepts} arg(s), received ${args.length}`)
  }
  const problem = complaint(arity, args.length)
  if (!problem) return
  throw new CommandError(
    `docker: '${found.path}' ${problem[0]}\n\nUsage:  ${usageLine(found)}\n\n${problem[1]} '${found.path} --help' for more information`,
  )
}

export function unknownSubcommand(found: Found, word: string): CommandError {
  return new CommandError(
    `docker: unknown command: ${found.path} ${word}\n\nUsage:  ${usageLine(found)}\n\nRun '${found.path} --help' for more information`,
  )
}

/** The entry of a table that goes by this name or alias. */
export function lookUp(
  table: CommandTable,
  word: string,
): readonly [name: string, node: Command | Group] | undefined {
  const own = Object.hasOwn(table, word) ? table[word] : undefined
  if (own) return [word, own]
  return Object.entries(table).find(([, node]) => !isGroup(node) && node.aliases.includes(word))
}
