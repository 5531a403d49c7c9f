import { DockerfileError } from './error'
import { suggest } from './suggest'

/** Flags an instruction knows. */
export type FlagKinds = Readonly<Record<string, 'string' | 'strings' | 'bool'>>

export type FlagValues = ReadonlyMap<string, readonly string[]>

/** Reads `--name=value` flags in front of an instruction's arguments (BuildKit's BFlags). @throws DockerfileError */
export function parseFlags(flags: readonly string[], kinds: FlagKinds): FlagValues {
  const values = new Map<string, readonly string[]>()
  for (const flag of flags) {
    const [, name = '', value] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(flag) ?? []
    const kind = kinds[name]
    if (!kind) throw new DockerfileError(`unknown flag: --${name}${suggest(name, Object.keys(kinds))}`)
    const before = values.get(name)
    if (before && kind !== 'strings') throw new DockerfileError(`duplicate flag specified: ${name}`)
    if (kind === 'bool') {
      const text = value?.toLowerCase() ?? 'true'
      if (text !== 'true' && text !== 'false')
        throw new DockerfileError(`expecting boolean value for flag ${name}, not: ${value}`)
      values.set(name, [text])
    } else if (value === undefined) {
      throw new DockerfileError(`missing a value on flag: ${name}`)
    } else {
      values.set(name, [...(before ?? []), value])
    }
  }
  return values
}

/** The value of a flag that may be given once; empty when it was not. */
export function flagText(flags: FlagValues, name: string): string {
  return flags.get(name)?.[0] ?? ''
}
