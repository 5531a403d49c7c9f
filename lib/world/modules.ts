import type { ModuleTable } from '../linux/kernel/module-table'
import type { Program } from '../linux/kernel/program'

/** A module the page or the author's tool can fetch: programs by key, or data such as an image. */
export interface ModuleContent {
  readonly programs?: Readonly<Record<string, Program>>
  readonly data?: unknown
}

export type ModuleLoader = () => Promise<ModuleContent>

/** Fetched modules are the same for every world, so they are kept once for all. */
const fetched = new Map<ModuleLoader, ModuleContent>()

/** What a world's machines can run and pull: some of it there from the start, the rest fetched when first used. */
export class Modules implements ModuleTable {
  readonly #programs: Record<string, Program>
  readonly #data = new Map<string, unknown>()

  constructor(
    programs: Readonly<Record<string, Program>>,
    private readonly loaders: Readonly<Record<string, ModuleLoader>>,
  ) {
    this.#programs = { ...programs }
  }

  program(key: string): Program | undefined {
    return this.#programs[key]
  }

  data(key: string): unknown {
    return this.#data.get(key)
  }

  isLoadable(key: string): boolean {
    return key in this.loaders || packageOf(key) in this.loaders
  }

  /** Fetches a module and adds what it holds. Rejects when it cannot be fetched; it may be tried again. */
  async load(key: string): Promise<void> {
    const name = key in this.loaders ? key : packageOf(key)
    const loader = this.loaders[name]
    if (!loader) throw new Error(`there is no module ${key}`)
    const content = fetched.get(loader) ?? (await loader())
    fetched.set(loader, content)
    Object.assign(this.#programs, content.programs)
    this.#data.set(name, content.data)
  }
}

/** Programs come by the package: `coreutils/ls` with all of `coreutils`. */
function packageOf(key: string): string {
  return key.split('/')[0] ?? key
}
