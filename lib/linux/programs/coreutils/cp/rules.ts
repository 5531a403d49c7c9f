import type { Process } from '../../../kernel/program'
import { NotSimulated } from '../../options'
import { quote } from '../../support/quote'
import { UsageFailure } from '../../utility'

/** How files are copied. */
export interface Rules {
  readonly recursive: boolean
  readonly dereference: 'always' | 'operands' | 'never'
  readonly existing: 'overwrite' | 'ask' | 'keep'
  readonly force: boolean
  readonly removeDestination: boolean
  readonly link: 'hard' | 'symbolic' | undefined
  readonly update: boolean
  readonly verbose: boolean
  readonly keepLinks: boolean
  readonly attributesOnly: boolean
  readonly oneFileSystem: boolean
  /** what is put after the name of a file about to be replaced */
  readonly backup: string | undefined
  readonly preserve: { mode: boolean; ownership: boolean; timestamps: boolean }
  readonly move: boolean
}

interface Parsed {
  readonly options: {
    readonly archive: boolean
    readonly recursive: boolean
    readonly force: boolean
    readonly removeDestination: boolean
    readonly link: boolean
    readonly symbolicLink: boolean
    readonly update: boolean
    readonly verbose: boolean
    readonly attributesOnly: boolean
    readonly oneFileSystem: boolean
    readonly simpleBackup: boolean
    readonly backup: string | undefined
    readonly suffix: string | undefined
    readonly noDereferenceKeepLinks: boolean
  }
  readonly given: readonly { readonly name: string; readonly value: string }[]
}

/** Reads cp's options: later ones overrule earlier ones. @throws UsageFailure */
export function readRules(process: Process, { options, given }: Parsed): Rules {
  const preserve = { mode: false, ownership: false, timestamps: false }
  let keepLinks = options.archive || options.noDereferenceKeepLinks
  let dereference: Rules['dereference'] | undefined
  let existing: Rules['existing'] = 'overwrite'
  const setPreserve = (option: string, list: string, on: boolean): void => {
    for (const word of list.split(',')) {
      if (word === 'mode' || word === 'ownership' || word === 'timestamps') preserve[word] = on
      else if (word === 'links') keepLinks = on
      else if (word === 'all') {
        Object.assign(preserve, { mode: on, ownership: on, timestamps: on })
        keepLinks = on
      } else if (word !== 'xattr' && word !== 'context') {
        throw new UsageFailure(`invalid argument ${quote(process, word)} for ${quote(process, option)}`)
      }
    }
  }
  const effects: Readonly<Record<string, (value: string) => void>> = {
    archive: () => {
      setPreserve('', 'all', true)
      dereference = 'never'
    },
    noDereferenceKeepLinks: () => {
      dereference = 'never'
    },
    noDereference: () => {
      dereference = 'never'
    },
    dereference: () => {
      dereference = 'always'
    },
    followOperands: () => {
      dereference = 'operands'
    },
    preserveUsual: () => setPreserve('', 'mode,ownership,timestamps', true),
    preserve: (value) => setPreserve('--preserve', value || 'mode,ownership,timestamps', true),
    noPreserve: (value) => setPreserve('--no-preserve', value, false),
    interactive: () => {
      existing = 'ask'
    },
    noClobber: () => {
      existing = 'keep'
    },
    reflink: (value) => {
      if (value === 'always' || value === '') throw new NotSimulated('option --reflink=always')
    },
  }
  for (const { name, value } of given) effects[name]?.(value)
  const recursive = options.recursive || options.archive
  const { force, removeDestination, update, verbose, attributesOnly, oneFileSystem } = options
  return {
    recursive,
    dereference: dereference ?? (recursive ? 'never' : 'always'),
    existing,
    force,
    removeDestination,
    link: options.symbolicLink ? 'symbolic' : options.link ? 'hard' : undefined,
    update,
    verbose,
    keepLinks,
    attributesOnly,
    oneFileSystem,
    backup: backupSuffix(process, options),
    preserve,
    move: false,
  }
}

/** The suffix of backups; numbered ones are not made here. @throws NotSimulated */
export function backupSuffix(
  { env }: Process,
  options: {
    readonly simpleBackup: boolean
    readonly backup: string | undefined
    readonly suffix: string | undefined
  },
): string | undefined {
  const suffix = options.suffix ?? env.get('SIMPLE_BACKUP_SUFFIX') ?? '~'
  if (options.backup === undefined)
    return options.simpleBackup || options.suffix !== undefined ? suffix : undefined
  if (/^(none|off)$/.test(options.backup)) return undefined
  if (/^(t|numbered)$/.test(options.backup)) throw new NotSimulated(`option --backup=${options.backup}`)
  return suffix
}
