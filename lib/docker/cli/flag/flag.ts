/** How much of a command or flag the simulator does; `none` fails with a plain message instead of pretending. */
export type Support = 'full' | 'partial' | 'none'

/** A kind of flag value: how it is read, and how help shows it (pflag's Value). */
export interface FlagType<T> {
  /** the word after the flag's name in help; empty for booleans */
  readonly name: string
  readonly initial: T
  /** the text a flag given without a value stands for */
  readonly bare?: string
  /** The value after this occurrence. @throws Error whose message follows `invalid argument "…" for "…" flag: ` */
  parse(text: string, previous: T): T
  /** What help shows as `(default …)`; nothing when undefined. */
  show(value: T): string | undefined
}

/** One flag of a command: read by the parser, help, completion and the reference. */
export interface Flag<T = unknown> {
  readonly type: FlagType<T>
  /** one letter */
  readonly short?: string
  readonly default?: T
  /** shown as the default instead of the value's own text */
  readonly defaultText?: string
  /** in help, the word that stands for the value when it is not the type's */
  readonly valueName?: string
  readonly help: string
  /** `full` when left out */
  readonly support?: Support
  readonly hidden?: boolean
  /** what follows `Flag --x has been deprecated, `; such a flag is hidden */
  readonly deprecated?: string
  /** left out of help when the daemon answers and is not of this kind */
  readonly only?: 'windows' | 'swarm' | 'experimental'
  /** what completion offers as its value */
  readonly completes?: Completes
}

/** Names completion can ask for. */
export type NameKind =
  | 'container'
  | 'live container'
  | 'unpaused container'
  | 'paused container'
  | 'stopped container'
  | 'image'
  | 'network'
  | 'volume'
  | 'context'
  | 'variable'

/** What completion offers: names of a kind, files, or these words. */
export type Completes = NameKind | 'file' | readonly string[]

/** What completion offers as arguments: the same for all, or for the first and those after it. */
export type ArgumentKinds = Completes | { readonly first: Completes; readonly rest?: Completes }

/** A command's flags by long name; T is the type of their values. */
export type FlagTable<T> = { readonly [K in keyof T]: Flag<T[K]> }

/** Declares flags to be spread into several commands' tables. */
export function flags<T>(table: FlagTable<T>): FlagTable<T> {
  return table
}

/** What the flags were set to. */
export interface ParsedFlags<T> {
  readonly values: T
  /** Whether the flag was given at all. */
  changed(name: keyof T & string): boolean
}
