import { humanDuration } from '../units'

/** How list commands show their cells. */
export interface CellOptions {
  /** cut ids and long texts */
  readonly truncate: boolean
  /** the client's clock, in seconds since 1970 */
  readonly now: number
}

/** The first 12 characters of an id without its algorithm. */
export function shortId(id: string): string {
  return id.replace(/^[^:]*:/, '').slice(0, 12)
}

/** `3 minutes ago`, from a Unix time. */
export function ago(seconds: number, now: number): string {
  return `${humanDuration(now - seconds)} ago`
}

/** `a=1,b=2`; sorted where the client sorts. */
export function labelList(
  labels: Readonly<Record<string, string>> | null | undefined,
  sorted = true,
): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`)
  return (sorted ? pairs.sort() : pairs).join(',')
}
