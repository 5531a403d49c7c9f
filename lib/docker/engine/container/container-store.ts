import type { Syscalls } from '../../../linux/kernel/syscalls'
import { EngineError } from '../error'
import type { Container } from './container'

const NAME_CHARACTERS = '[a-zA-Z0-9][a-zA-Z0-9_.-]'
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/

/** The containers of an engine and the names they hold. */
export class ContainerStore {
  readonly #containers = new Map<string, Container>()
  /** name → id; a name is reserved before its container exists */
  readonly #names = new Map<string, string>()

  constructor(private readonly sys: Syscalls) {}

  get all(): readonly Container[] {
    return [...this.#containers.values()]
  }

  get size(): number {
    return this.#containers.size
  }

  has(id: string): boolean {
    return this.#containers.has(id)
  }

  add(container: Container): void {
    this.#containers.set(container.id, container)
  }

  delete(container: Container): void {
    this.#containers.delete(container.id)
    this.releaseName(container.name)
  }

  /** By id, name, or the beginning of an id (moby GetContainer). @throws EngineError NotFound, InvalidParameter */
  find(reference: string): Container {
    const byId = this.#containers.get(reference)
    if (byId) return byId
    const byName = this.#containers.get(this.#names.get(reference.replace(/^\//, '')) ?? '')
    if (byName) return byName
    const matches = /^[0-9a-f]+$/.test(reference) ? this.all.filter(({ id }) => id.startsWith(reference)) : []
    if (matches.length > 1) {
      throw new EngineError('InvalidParameter', `multiple IDs found with provided prefix: ${reference}`)
    }
    const [match] = matches
    if (!match) throw new EngineError('NotFound', `No such container: ${reference}`)
    return match
  }

  /** Takes a name for a container that is being made. @throws EngineError InvalidParameter, Conflict */
  reserveName(id: string, asTyped: string): string {
    const name = asTyped.replace(/^\//, '')
    if (!NAME.test(name)) {
      throw new EngineError(
        'InvalidParameter',
        `Invalid container name (${asTyped}), only ${NAME_CHARACTERS} are allowed`,
      )
    }
    const holder = this.#names.get(name)
    if (holder !== undefined && holder !== id) {
      throw new EngineError(
        'Conflict',
        `Conflict. The container name "/${name}" is already in use by container "${holder}". You have to remove (or rename) that container to be able to reuse that name.`,
      )
    }
    this.#names.set(name, id)
    return name
  }

  /** Takes the first made-up name that is free. */
  reserveRandomName(id: string, makeUp: (sys: Syscalls, retry: number) => string): string {
    for (let retry = 0; retry < 6; retry++) {
      const name = makeUp(this.sys, retry)
      if (!this.#names.has(name)) return this.reserveName(id, name)
    }
    return this.reserveName(id, id.slice(0, 12))
  }

  releaseName(name: string): void {
    this.#names.delete(name)
  }
}
