/** The `platform` query of a `--platform` value: `linux/amd64` as the API takes it; undefined for none. @throws Error */
export function platformQuery(text: string): string | undefined {
  if (text === '') return undefined
  const parts = text.split('/')
  if (parts.length > 3 || parts.some((part) => !/^[A-Za-z0-9_.-]+$/.test(part))) {
    throw new Error(
      `error parsing specified platform: "${text}": cannot parse platform specifier: invalid argument`,
    )
  }
  const [first = '', architecture, variant] = parts.map((part) => part.toLowerCase())
  if (architecture === undefined && !['linux', 'windows', 'darwin', 'freebsd'].includes(first)) {
    return `linux/${canonical(first)}`
  }
  return [first, architecture && canonical(architecture), variant].filter(Boolean).join('/')
}

const names: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  i386: '386',
}

function canonical(architecture: string): string {
  return names[architecture] ?? architecture
}

/** The same for the parts of the API that take a platform as JSON. @throws Error */
export function platformJson(text: string): string | undefined {
  const [os, architecture, variant] = platformQuery(text)?.split('/') ?? []
  return os && JSON.stringify({ architecture, os, variant })
}
