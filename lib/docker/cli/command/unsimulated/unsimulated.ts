import type { Cli } from '../../cli'
import { type Arity, type Command, command, type Requirement, type Summary } from '../../command'
import { CommandError } from '../../error'
import { filter, list, mapOf, strings } from '../../flag/collecting-types'
import type { Flag, FlagType } from '../../flag/flag'
import { bytes, mounts, nanoCpus, networks, ulimit } from '../../flag/resource-types'
import { bool, duration, float, int, named, string, uint } from '../../flag/scalar-types'
import { fail } from '../shared/each'

/** Kinds of flags by the letter or word that stands for them in the tables. */
const kinds: Readonly<Record<string, FlagType<unknown>>> = {
  s: string,
  l: list,
  i: int,
  u: uint,
  f: filter,
  d: duration,
  b: bytes,
  c: nanoCpus,
  m: mapOf(),
  r: float,
  strings,
  mount: mounts,
  network: networks,
  ulimit,
}

/** The flags of a line such as `d/detach label:l name:s`: a letter in front is the shorthand, none after it a boolean. */
function flagTable(line: string): Readonly<Record<string, Flag>> {
  const flags: Record<string, Flag> = {}
  for (const word of line.split(' ').filter((part) => part !== '')) {
    const [label = '', kind] = word.split(':')
    const [short, name] = label.includes('/') ? label.split('/') : [undefined, label]
    const type = kind === undefined ? bool : (kinds[kind] ?? named(kind))
    flags[name ?? label] = { type, help: '', ...(short && { short }) }
  }
  return flags
}

interface Specification {
  readonly use: string
  readonly args: Arity
  readonly summary: Summary
  readonly flags?: string
  readonly aliases?: readonly string[]
  readonly requires?: Requirement
  /** asks for each of its arguments by itself, so each tells of a daemon that is not there */
  readonly asksForEach?: 'inspect' | 'act'
  /** what the client finds wrong before it asks anybody. @throws Error */
  check?(cli: Cli, args: readonly string[], values: Readonly<Record<string, unknown>>): void
}

/** A command known by its name, arguments and flags only: mistakes in them are told as docker tells them, then it says that it is not simulated. */
export function unsimulated({ flags = '', asksForEach, check, ...rest }: Specification): Command {
  const described = command<Readonly<Record<string, unknown>>>({
    ...rest,
    support: 'none',
    *run(cli, args, values) {
      check?.(cli, args, values)
      if (!asksForEach) return
      const failures: string[] = []
      for (const _ of args) {
        try {
          yield* (yield* cli.client()).ping()
        } catch (error) {
          if (!(error instanceof CommandError)) throw error
          failures.push(error.message)
        }
      }
      if (asksForEach === 'inspect' && failures.length > 0) yield* cli.print('[]\n')
      fail(failures)
    },
  })
  return { ...described, flags: flagTable(flags) }
}
