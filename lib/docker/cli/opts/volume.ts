/** A `-v` value taken apart. */
export interface VolumeSpec {
  readonly source: string
  readonly target: string
  readonly type: 'bind' | 'volume'
}

/** `[source:]target[:options]`; options are the daemon's business. @throws Error worded as the client's */
export function parseVolume(spec: string): VolumeSpec {
  if (spec === '') throw new Error('invalid empty volume spec')
  if (spec.length <= 2) return { source: '', target: spec, type: 'volume' }
  const parts = sections(spec)
  if (parts.length > 1 && parts.includes(''))
    throw new Error(`invalid spec: ${spec}: empty section between colons`)
  if (parts.length > 3) throw new Error(`invalid spec: ${spec}: too many colons`)
  if (parts.length === 1) return { source: '', target: spec, type: 'volume' }
  const [source = '', target = ''] = parts
  return { source, target, type: isFilePath(source) ? 'bind' : 'volume' }
}

/** Split at colons, except behind a drive letter. */
function sections(spec: string): string[] {
  const parts: string[] = []
  let part = ''
  for (const character of spec) {
    if (character === ':' && !/^\p{L}$/u.test(part)) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part]
}

function isFilePath(source: string): boolean {
  return /^[./~]/.test(source) || source.startsWith('\\\\') || /^\p{L}:/u.test(source)
}
