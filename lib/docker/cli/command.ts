import type { Blocking } from '../../linux/kernel/wait-queue'
import type { Cli } from './cli'
import type { ArgumentKinds, Flag, FlagTable, ParsedFlags, Support } from './flag/flag'

/** What a text says in each language of the site; the English one is the help's too. */
export interface Summary {
  readonly en: string
  readonly zh: string
}

/** How many arguments a command takes. */
export type Arity =
  | { readonly exactly: number }
  /** the same, told in the plainer words one command has */
  | { readonly accepts: number }
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly from: number; readonly to: number }

/** When the daemon says it cannot be used, the command is left out of help. */
export type Requirement = 'manager' | 'swarm' | 'experimental' | 'buildx'

interface Described {
  readonly summary: Summary
  /** what help says at its top when it is more than the summary */
  readonly long?: string
  readonly requires?: Requirement
  /** it is not in the oldest APIs, so the daemon's version is asked for before the arguments are looked at */
  readonly asksFirst?: boolean
  /** heading of the root's help it stands under; the number orders the common ones */
  readonly category?: 'swarm' | number
}

/**
 * One command of the docker CLI, described once: parsing, help, completion, the reference and "explain this command"
 * all read this.
 */
export interface Command extends Described {
  /** what follows its path in the usage line */
  readonly use: string
  /** other names in the same group */
  readonly aliases: readonly string[]
  /** every full form, as help lists them; none when there is only one */
  readonly forms: string
  readonly args: Arity
  /** flags may follow arguments */
  readonly interspersed: boolean
  readonly flags: Readonly<Record<string, Flag>>
  readonly support: Support
  readonly completes?: ArgumentKinds
  run(cli: Cli, args: readonly string[], parsed: ParsedFlags<Record<string, unknown>>): Blocking<void>
}

/** Commands under a common word. */
export interface Group extends Described {
  /** what follows its path in the usage line of errors */
  readonly use?: string
  readonly commands: CommandTable
}

export type CommandTable = { readonly [name: string]: Command | Group }

export function isGroup(node: Command | Group): node is Group {
  return 'commands' in node
}

interface Specification<T> extends Described {
  readonly use: string
  readonly aliases?: readonly string[]
  readonly forms?: string
  readonly args: Arity
  readonly interspersed?: boolean
  readonly flags?: FlagTable<T>
  readonly support?: Support
  readonly completes?: ArgumentKinds
  run(
    cli: Cli,
    args: readonly string[],
    flags: T,
    changed: (name: keyof T & string) => boolean,
  ): Blocking<void>
}

/** Declares a command; `run` sees its flags with their types. */
export function command<T = Record<never, never>>(specification: Specification<T>): Command {
  const { run, flags, ...rest } = specification
  return {
    aliases: [],
    forms: '',
    interspersed: true,
    support: 'full',
    ...rest,
    flags: (flags ?? {}) as Readonly<Record<string, Flag>>,
    *run(cli, args, { values, changed }) {
      yield* run(cli, args, values as T, changed)
    },
  }
}

/** No arguments at all. */
export const none: Arity = { exactly: 0 }
export const exactly = (count: number): Arity => ({ exactly: count })
export const atLeast = (count: number): Arity => ({ atLeast: count })
export const atMost = (count: number): Arity => ({ atMost: count })
export const between = (from: number, to: number): Arity => ({ from, to })
