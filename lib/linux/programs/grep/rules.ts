import type { Process } from '../../kernel/program'
import type { ParsedOptions } from '../options'
import { statIfAny } from '../support/files'
import { Failure, UsageFailure } from '../utility'
import type { options as known } from './options'
import type { OutputRules } from './output'
import type { SearchRules } from './search'

export interface Rules {
  readonly output: OutputRules
  readonly search: SearchRules
  readonly directories: 'read' | 'skip' | 'recurse' | 'follow'
  readonly silent: boolean
  readonly label: string
}

/** What grep's options come to. @throws Failure, UsageFailure */
export function readRules(
  process: Process,
  { options, given }: ParsedOptions<typeof known>,
  files: readonly string[],
): Rules {
  const last = (...names: string[]): string | undefined =>
    given.findLast(({ name }) => names.includes(name))?.name
  const directories = readDirectories(given)
  const nameChoice = last('withName', 'withoutName')
  const names =
    nameChoice === 'withName' ||
    (nameChoice === undefined &&
      (files.length > 1 ||
        (directories === 'recurse' || directories === 'follow' ? isManyFiles(process, files) : false)))
  const end = options.nullData ? '\0' : '\n'
  return {
    output: {
      names,
      lineNumbers: options.lineNumber,
      offsets: options.offset,
      only: options.only,
      color: wantsColor(process, options.color),
      invert: options.invert,
      nullAfterName: options.null,
      end,
    },
    search: {
      invert: options.invert,
      report: options.quiet
        ? 'quiet'
        : (({ withMatch: 'names', withoutMatch: 'names-without' } as const)[
            last('withMatch', 'withoutMatch') ?? ''
          ] ?? (options.count ? 'count' : 'lines')),
      max: readMax(options.max),
      ...readContext(given),
      groupSeparator: options.noGroupSeparator ? undefined : (options.groupSeparator ?? '--'),
      binary: readBinary(given),
      delimiter: end.charCodeAt(0),
      end,
    },
    directories,
    silent: options.noMessages,
    label: options.label ?? '(standard input)',
  }
}

type Given = readonly { readonly name: string; readonly value: string }[]

/** A single file under -r is shown without its name; a directory is not. */
function isManyFiles({ sys }: Process, files: readonly string[]): boolean {
  const [only] = files
  if (only === undefined) return true
  return statIfAny(sys, only)?.type !== 'file'
}

function readDirectories(given: Given): Rules['directories'] {
  let directories: Rules['directories'] = 'read'
  for (const { name, value } of given) {
    if (name === 'recursive') directories = 'recurse'
    else if (name === 'dereferenceRecursive') directories = 'follow'
    else if (name === 'directories') {
      if (value !== 'read' && value !== 'skip' && value !== 'recurse')
        throw new UsageFailure(`invalid argument '${value}' for '--directories'`)
      directories = value
    }
  }
  return directories
}

function readMax(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY
  if (!/^-?\d+$/.test(text)) throw new Failure('invalid max count', 2)
  return Number(text) < 0 ? Number.POSITIVE_INFINITY : Number(text)
}

function readContext(given: Given): { before: number; after: number } {
  const last = (name: string): number | undefined => {
    const value = given.findLast((option) => option.name === name)?.value
    if (value === undefined) return undefined
    if (!/^\d+$/.test(value)) throw new Failure(`${value}: invalid context length argument`, 2)
    return Number(value)
  }
  const both = last('context') ?? 0
  return { before: last('before') ?? both, after: last('after') ?? both }
}

function readBinary(given: Given): SearchRules['binary'] {
  const choice = given.findLast(
    ({ name }) => name === 'text' || name === 'skipBinary' || name === 'binaryFiles',
  )
  if (choice?.name === 'text' || choice?.value === 'text') return 'text'
  if (choice?.name === 'skipBinary' || choice?.value === 'without-match') return 'without-match'
  if (choice && choice.value !== 'binary') throw new Failure('unknown binary-files type', 2)
  return 'binary'
}

function wantsColor({ sys, env, stdout }: Process, when: string | undefined): boolean {
  if (when === undefined || /^(never|no|none)$/.test(when)) return false
  if (/^(always|yes|force)$/.test(when)) return true
  // `--color` alone means auto.
  return sys.isatty(stdout.fd) && env.get('TERM') !== undefined && env.get('TERM') !== 'dumb'
}
