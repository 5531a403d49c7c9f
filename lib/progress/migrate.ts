/** Turns data of one version into data of the next. May throw when the data is not of that version. */
export type Migration = (old: Record<string, unknown>) => Record<string, unknown>

/** What leads from each older version to the one after it, by the older version's number. */
export const migrations: Readonly<Record<number, Migration>> = {}

/** Brings stored data up to version `current`; data of that version is returned as it is. */
export function migrate(
  stored: Record<string, unknown>,
  current: number,
  steps: Readonly<Record<number, Migration>> = migrations,
): Record<string, unknown> {
  let value = stored
  for (let version = Number(value.version); version < current; version++) {
    const step = steps[version]
    if (!step) throw new RangeError(`nothing leads from version ${version} to ${version + 1}`)
    value = { ...step(value), version: version + 1 }
  }
  return value
}
