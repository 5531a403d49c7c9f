/** The key under which a machine's outside keeps the list of all repositories. */
export const CATALOG_KEY = 'image/catalog'

/** The key under which it keeps one repository's images. */
export function repositoryKey(path: string): string {
  return `image/${path}`
}
