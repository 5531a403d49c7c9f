import type { ImageSummary } from '../../api/types/image'
import { unixTimeText } from '../go/time'
import { familiarName, parseReference } from '../opts/reference'
import { humanSize } from '../units'
import { ago, type CellOptions, shortId } from './cells'
import { type Columns, columns } from './columns'
import { isTable } from './formatter'

const NONE = '<none>'

/** The format of `docker images` for a `--format` value. */
export function imageFormat(source: string, quiet: boolean, digests: boolean): string {
  if (source === 'table') {
    if (quiet) return '{{.ID}}'
    const digest = digests ? '\t{{.Digest}}' : ''
    return `table {{.Repository}}\t{{.Tag}}${digest}\t{{.ID}}\t{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}\t{{.Size}}`
  }
  if (source === 'raw') {
    if (quiet) return 'image_id: {{.ID}}'
    const digest = digests ? 'digest: {{.Digest}}\n' : ''
    return `repository: {{ .Repository }}\ntag: {{.Tag}}\n${digest}image_id: {{.ID}}\ncreated_at: {{.CreatedAt}}\nvirtual_size: {{.Size}}\n`
  }
  return isTable(source) && digests && !source.includes('{{.Digest}}') ? `${source}\t{{.Digest}}` : source
}

/** A row of `docker images`: an image under one of its names. */
export interface ImageRow {
  readonly image: ImageSummary
  readonly repository: string
  readonly tag: string
  readonly digest: string
}

export function isDangling({ RepoTags, RepoDigests }: ImageSummary): boolean {
  const [tags, digests] = [RepoTags ?? [], RepoDigests ?? []]
  if (tags.length === 0 && digests.length === 0) return true
  return tags.join() === '<none>:<none>' && digests.join() === '<none>@<none>'
}

function byName(references: readonly string[], part: 'tag' | 'digest'): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const text of references) {
    try {
      const reference = parseReference(text)
      if (reference[part] === '') continue
      const name = familiarName(reference)
      found.set(name, [...(found.get(name) ?? []), reference[part]])
    } catch {
      // A name the client cannot read is not listed.
    }
  }
  return found
}

/** One row a tag, or a tag and digest when digests are shown; names without a tag follow. */
export function imageRows(images: readonly ImageSummary[], digests: boolean, format: string): ImageRow[] {
  const showsDigest = digests || format.includes('{{.Digest}}')
  return images.flatMap((image) => {
    if (isDangling(image)) return [{ image, repository: NONE, tag: NONE, digest: NONE }]
    const tags = byName(image.RepoTags ?? [], 'tag')
    const digestsOf = byName(image.RepoDigests ?? [], 'digest')
    const tagged = [...tags].flatMap(([repository, names]) => {
      const own = showsDigest ? (digestsOf.get(repository) ?? []) : []
      return names.flatMap((tag) =>
        (own.length > 0 ? own : [NONE]).map((digest) => ({ image, repository, tag, digest })),
      )
    })
    const untagged = [...digestsOf]
      .filter(([repository]) => !tags.has(repository))
      .flatMap(([repository, own]) =>
        (digests ? own : ['']).map((digest) => ({ image, repository, tag: NONE, digest })),
      )
    return [...tagged, ...untagged]
  })
}

const counted = (count: number, text: (count: number) => string): string =>
  count === -1 ? 'N/A' : text(count)

/** The columns of `docker images`. */
export function imageColumns({ truncate, now }: CellOptions): Columns<ImageRow> {
  return columns<ImageRow>({
    type: '*formatter.imageContext',
    headers: {
      ID: 'IMAGE ID',
      Repository: 'REPOSITORY',
      Tag: 'TAG',
      Digest: 'DIGEST',
      CreatedSince: 'CREATED',
      CreatedAt: 'CREATED AT',
      Size: 'SIZE',
      Containers: 'CONTAINERS',
      VirtualSize: 'SIZE',
      SharedSize: 'SHARED SIZE',
      UniqueSize: 'UNIQUE SIZE',
    },
    fields: {
      ID: ({ image }) => (truncate ? shortId(image.Id) : image.Id),
      Repository: ({ repository }) => repository,
      Tag: ({ tag }) => tag,
      Digest: ({ digest }) => digest,
      CreatedSince: ({ image }) => ago(image.Created, now),
      CreatedAt: ({ image }) => unixTimeText(image.Created),
      Size: ({ image }) => humanSize(image.Size, 3),
      Containers: ({ image }) => counted(image.Containers, String),
      VirtualSize: ({ image }) => humanSize(image.Size),
      SharedSize: ({ image }) => counted(image.SharedSize, humanSize),
      UniqueSize: ({ image }) =>
        image.Size === -1 ? 'N/A' : counted(image.SharedSize, (shared) => humanSize(image.Size - shared)),
    },
  })
}
