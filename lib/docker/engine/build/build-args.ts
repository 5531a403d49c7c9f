import type { ArgDeclaration } from './dockerfile/instruction'

/** Arguments a Dockerfile may use without declaring them. */
const predefined = new Set(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [
    name,
    name.toLowerCase(),
  ]),
)

/** The values of ARG: what the client gave, defaults, and those from before the first FROM (moby BuildArgs). */
export class BuildArgs {
  readonly #meta = new Map<string, string | undefined>()
  #allowed = new Map<string, string | undefined>()
  readonly #referenced = new Set<string>()

  constructor(private readonly given: Readonly<Record<string, string | null>>) {}

  addMeta({ key, value }: ArgDeclaration): void {
    this.#meta.set(key, value)
    this.#referenced.add(key)
  }

  add({ key, value }: ArgDeclaration): void {
    this.#allowed.set(key, value)
    this.#referenced.add(key)
  }

  /** A new stage knows none of the earlier ones' arguments. */
  reset(): void {
    this.#allowed = new Map()
  }

  get meta(): ReadonlyMap<string, string> {
    return this.#values(this.#meta)
  }

  /** Those that instructions of this stage may use. */
  get allowed(): ReadonlyMap<string, string> {
    const declared = this.#values(this.#allowed)
    for (const [key, value] of Object.entries(this.given)) {
      if (predefined.has(key) && value !== null) declared.set(key, value)
    }
    return declared
  }

  /** The allowed ones as `NAME=value` that the environment has not. */
  environment(env: readonly string[]): string[] {
    const names = new Set(env.map((entry) => entry.split('=')[0]))
    return [...this.allowed].filter(([key]) => !names.has(key)).map(([key, value]) => `${key}=${value}`)
  }

  isShown(key: string): boolean {
    return this.#referenced.has(key) || !predefined.has(key)
  }

  /** What the client gave and nobody asked for. */
  get unused(): string[] {
    return Object.keys(this.given)
      .filter((key) => !this.#referenced.has(key) && !predefined.has(key))
      .sort()
  }

  #values(declared: ReadonlyMap<string, string | undefined>): Map<string, string> {
    const values = new Map<string, string>()
    for (const [key, value] of declared) {
      const given = this.given[key]
      const found = typeof given === 'string' ? given : (value ?? this.#metaValue(key, declared))
      if (found !== undefined) values.set(key, found)
    }
    return values
  }

  #metaValue(key: string, declared: ReadonlyMap<string, string | undefined>): string | undefined {
    return declared === this.#meta ? undefined : this.#meta.get(key)
  }
}
