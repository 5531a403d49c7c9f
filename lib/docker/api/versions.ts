/** The version the client speaks and `/version` states as the newest. */
export const API_VERSION = '1.51'
export const MIN_API_VERSION = '1.24'

/** Orders dotted API versions: negative when `left` is older. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left.split('.').map(Number), right.split('.').map(Number)]
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
