import { isErrno } from '../kernel/errno'
import type { Process, Program } from '../kernel/program'
import type { Blocking } from '../kernel/wait-queue'
import { type HelpOption, readOptions } from './help-text'
import {
  NotSimulated,
  type ParsedOptions,
  type ParsingRules,
  parseOptions,
  type Simulated,
  UsageError,
} from './options'

/** What the programs of one package have in common. */
export interface Family {
  /** whether messages begin with the last part of argv[0] only */
  readonly shortNames: boolean
  /** exit status of a wrong command line */
  readonly usageStatus: number
  /** whether messages stand without the name, apart from getopt's */
  readonly bareMessages?: boolean
  /** what follows the message about a wrong command line */
  hint(name: string, utility: Utility): string
  help(name: string, utility: Utility): string
  version(utility: Utility): string
}

/** What a program says about itself; its options, its help, its completion and the reference come from this. */
export interface Utility {
  readonly family: Family
  readonly name: string
  /** what `--help` prints, in words of our own; the options it lists are those that exist */
  readonly help: string
  readonly options: Simulated
  readonly usageStatus?: number
  readonly rules?: ParsingRules
}

interface Definition<S extends Simulated> extends Utility {
  readonly options: S
  /** Rewrites old spellings such as `head -5` before options are read. */
  rewrite?(argv: readonly string[]): readonly string[]
  run(process: Process, parsed: ParsedOptions<S>): Blocking<number>
}

/** Ends a program with a message after its name. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly status = 1,
  ) {
    super(message)
  }
}

/** A wrong use that getopt does not find: printed with the hint at --help. */
export class UsageFailure extends UsageError {
  constructor(
    message: string,
    readonly status?: number,
  ) {
    super(message)
  }
}

/** The name a program's messages begin with. */
export function nameOf({ argv }: Process, family?: Family): string {
  const name = argv[0] ?? ''
  return family?.shortNames ? name.slice(name.lastIndexOf('/') + 1) : name
}

export type UtilityProgram = Program & { readonly utility: Utility }

const everywhere = { help: '--help', version: '--version' } as const

/** A program made of its help text, the options it acts on, and what it does with them. */
export function utility<const S extends Simulated>(definition: Definition<S>): UtilityProgram {
  let known: readonly HelpOption[] | undefined
  const simulated: S & typeof everywhere = { ...everywhere, ...definition.options }
  const { family } = definition

  function* main(process: Process): Blocking<number> {
    const name = nameOf(process, family)
    try {
      known ??= readOptions(definition.help)
      const argv = definition.rewrite?.(process.argv.slice(1)) ?? process.argv.slice(1)
      const operandsEndOptions =
        definition.rules?.operandsEndOptions === true || process.env.has('POSIXLY_CORRECT')
      const rules = { final: ['help', 'version'], ...definition.rules, operandsEndOptions }
      const parsed = parseOptions(known, simulated, argv, rules)
      const last = parsed.given.at(-1)?.name
      if (last !== 'help' && last !== 'version')
        return yield* definition.run(process, parsed as ParsedOptions<S>)
      yield* process.stdout.write(
        last === 'help' ? family.help(name, definition) : family.version(definition),
      )
      return 0
    } catch (error) {
      return yield* report(process, name, definition, error)
    }
  }
  return Object.assign(main, { utility: definition })
}

function* report(process: Process, name: string, definition: Utility, error: unknown): Blocking<number> {
  const usageStatus = definition.usageStatus ?? definition.family.usageStatus
  const lead = definition.family.bareMessages ? '' : `${name}: `
  if (error instanceof UsageError) {
    const isOwn = error instanceof UsageFailure
    const message = error.message === '' ? '' : `${isOwn ? lead : `${name}: `}${error.message}\n`
    yield* process.stderr.write(message + definition.family.hint(name, definition))
    return (error instanceof UsageFailure ? error.status : undefined) ?? usageStatus
  }
  if (error instanceof NotSimulated) {
    yield* process.stderr.write(`${name}: ${error.message}\n`)
    return usageStatus
  }
  if (error instanceof Failure) {
    yield* process.stderr.write(`${lead}${error.message}\n`)
    return error.status
  }
  // A failed write, as coreutils' close_stdout reports it.
  if (isErrno(error, 'EPIPE', 'ENOSPC', 'EIO')) {
    yield* process.stderr.write(`${name}: write error: ${error.message}\n`)
    return 1
  }
  throw error
}
