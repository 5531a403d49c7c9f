import type { Realtime } from '../../../base/clock'
import {
  familiarString,
  type ImageReference,
  InvalidReferenceError,
  parseReference,
  referenceString,
  repositoryName,
  withDefaultTag,
} from '../../api/reference'
import { EngineError } from '../error'
import type { Image } from './image'

/** A name that points to an image: with a tag, or with the digest it was pulled by. */
export interface NamedReference {
  readonly reference: ImageReference
  readonly imageId: string
}

/** The images of an engine and their names (moby image.Store and reference.Store). */
export class ImageStore {
  readonly #images = new Map<string, Image>()
  /** complete reference → image id */
  readonly #references = new Map<string, NamedReference>()
  readonly #tagged = new Map<string, Realtime>()

  /** Takes over the images and names of another store. */
  adopt(other: ImageStore): void {
    for (const [id, image] of other.#images) this.#images.set(id, image)
    for (const [name, reference] of other.#references) this.#references.set(name, reference)
    for (const [id, time] of other.#tagged) this.#tagged.set(id, time)
  }

  get all(): readonly Image[] {
    return [...this.#images.values()]
  }

  get references(): readonly NamedReference[] {
    return [...this.#references.values()]
  }

  get(id: string): Image | undefined {
    return this.#images.get(id)
  }

  add(image: Image): void {
    this.#images.set(image.id, image)
  }

  delete(image: Image): void {
    this.#images.delete(image.id)
    this.#tagged.delete(image.id)
  }

  /** By name, id, or the beginning of an id (moby GetImage). @throws EngineError NotFound, InvalidParameter */
  find(text: string): Image {
    const image = this.lookUp(text)
    if (image) return image
    throw new EngineError('NotFound', `No such image: ${missingName(text)}`)
  }

  /** By id or the beginning of one that no name can be taken for. */
  lookUpId(text: string): Image | undefined {
    return /^(sha256:)?[0-9a-f]{12,64}$/.test(text) ? this.lookUp(text) : undefined
  }

  /** An image and the name it was asked for by, if it was by one. @throws EngineError NotFound */
  findForSave(text: string): { readonly image: Image; readonly name: ImageReference | undefined } {
    const image = this.lookUp(text)
    if (!image) throw new EngineError('NotFound', `No such image: ${text}`)
    const digits = text.replace(/^sha256:/, '')
    if (image.id.startsWith(`sha256:${digits}`)) return { image, name: undefined }
    return { image, name: withDefaultTag(parseReference(text)) }
  }

  lookUp(text: string): Image | undefined {
    const digits = text.startsWith('sha256:') ? text.slice('sha256:'.length) : text
    const isHex = /^[0-9a-f]+$/.test(digits)
    if (isHex && digits.length === 64) return this.#images.get(`sha256:${digits}`)
    const named = this.#byName(text)
    if (named) return named
    if (!isHex || digits.length > 64) return undefined
    const matches = this.all.filter(({ id }) => id.startsWith(`sha256:${digits}`))
    return matches.length === 1 ? matches[0] : undefined
  }

  #byName(text: string): Image | undefined {
    let reference: ImageReference
    try {
      reference = withDefaultTag(parseReference(text))
    } catch (error) {
      if (error instanceof InvalidReferenceError) throw new EngineError('InvalidParameter', error.message)
      throw error
    }
    const exact = this.#references.get(referenceString(reference))
    if (exact) return this.#images.get(exact.imageId)
    // a tag beside a digest is only a comment
    if (reference.tag === undefined || reference.digest === undefined) return undefined
    const { tag: _, ...digestOnly } = reference
    const named = this.#references.get(referenceString(digestOnly))
    return named && this.#images.get(named.imageId)
  }

  resolve(reference: ImageReference): NamedReference | undefined {
    return this.#references.get(referenceString(reference))
  }

  tag(reference: ImageReference, imageId: string, time: Realtime): void {
    this.#references.set(referenceString(reference), { reference, imageId })
    this.#tagged.set(imageId, time)
  }

  untag(reference: ImageReference): void {
    this.#references.delete(referenceString(reference))
  }

  lastTagged(imageId: string): Realtime | undefined {
    return this.#tagged.get(imageId)
  }

  namesOf(imageId: string): readonly ImageReference[] {
    return this.references.filter((named) => named.imageId === imageId).map(({ reference }) => reference)
  }

  /** Tags and digests of an image, sorted, as inspect shows them. */
  familiarNames(imageId: string): { tags: string[]; digests: string[] } {
    const names = this.namesOf(imageId)
    const strings = (wanted: (reference: ImageReference) => boolean) =>
      names.filter(wanted).map(familiarString).sort()
    return {
      tags: strings(({ digest }) => digest === undefined),
      digests: strings(({ digest }) => digest !== undefined),
    }
  }

  childrenOf(imageId: string): readonly Image[] {
    return this.all.filter(({ parentId }) => parentId === imageId)
  }

  /** Whether an image has no name and nothing was built on it. */
  isDangling(image: Image): boolean {
    return (
      this.namesOf(image.id).every(({ tag }) => tag === undefined) && this.childrenOf(image.id).length === 0
    )
  }

  namesInRepository(reference: ImageReference): readonly ImageReference[] {
    const repository = repositoryName(reference)
    return this.references
      .map((named) => named.reference)
      .filter((other) => repositoryName(other) === repository)
  }
}

function missingName(text: string): string {
  try {
    return familiarString(withDefaultTag(parseReference(text)))
  } catch {
    return text
  }
}
