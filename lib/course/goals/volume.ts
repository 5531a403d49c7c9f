import type { Volume } from '../../docker/api/types/volume'
import { contentDifference, describeContent, type FileContent } from './file-content'
import { type Properties, pairsProperty, valueProperty } from './property'
import type { Kind } from './thing'

/** What can be asked of a volume. */
export interface VolumeWants {
  readonly driver?: string
  readonly labels?: Readonly<Record<string, string>>
  /** a file in it, by its path from the volume's root */
  readonly file?: FileContent
}

const properties: Properties<Volume, VolumeWants> = {
  driver: valueProperty({ en: 'driver', zh: '驱动' }, ({ Driver }) => Driver),
  labels: pairsProperty({ en: 'label', zh: '标签' }, ({ Labels }) => Labels ?? {}),
  file: {
    describe: describeContent,
    difference({ Mountpoint }, wanted, { readFile }) {
      const clause = contentDifference(wanted, readFile(`${Mountpoint}/${wanted.path.replace(/^\//, '')}`))
      return clause && { clause, since: null }
    },
  },
}

export const volumeKind: Kind<Volume, VolumeWants> = {
  noun: { en: 'volume', zh: '卷' },
  all: ({ volumes }) => volumes,
  nameOf: ({ Name }) => Name,
  isCalled: (name, found) => name === found,
  madeAt: ({ CreatedAt }) => CreatedAt,
  properties,
}
