import { type Arity, type Command, command, type Requirement, type Summary } from '../../command'
import { filter, list, mapOf, strings } from '../../flag/collecting-types'
import type { Flag, FlagType } from '../../flag/flag'
import { bytes, mounts, nanoCpus, networks, ulimit } from '../../flag/resource-types'
import { bool, duration, float, int, named, string, uint } from '../../flag/scalar-types'

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
}

/** A command known by its name, arguments and flags only: mistakes in them are told as docker tells them, then it says that it is not simulated. */
export function unsimulated({ flags = '', ...rest }: Specification): Command {
  return { ...command({ ...rest, support: 'none', *run() {} }), flags: flagTable(flags) }
}
