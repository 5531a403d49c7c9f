/** A repository and tag as people mean it: `nginx` is any tag of nginx, `docker.io/library/nginx:1.27` that one. */
export function matchesImage(wanted: string, found: string): boolean {
  const want = split(wanted)
  const have = split(found)
  return (
    want.repository === have.repository && (want.tag === undefined || want.tag === (have.tag ?? 'latest'))
  )
}

function split(reference: string): { readonly repository: string; readonly tag: string | undefined } {
  const name = reference.replace(/@sha256:.*$/, '').replace(/^docker\.io\/(library\/)?/, '')
  const colon = name.lastIndexOf(':')
  return colon > name.lastIndexOf('/')
    ? { repository: name.slice(0, colon), tag: name.slice(colon + 1) }
    : { repository: name, tag: undefined }
}
