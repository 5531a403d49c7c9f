import { cut } from './cut'

/** `key[=value]` with a key that is not empty and holds no blanks. @throws Error worded as the client's */
export function validateLabel(text: string): string {
  const key = cut(text, '=')[0].replace(/^[ \t]+/, '')
  if (key === '') throw new Error(`invalid label '${text}': empty name`)
  if (/[ \t]/.test(key)) throw new Error(`label '${key}' contains whitespaces`)
  return text
}

/** @throws Error worded as the client's */
export function validateEnv(text: string): string {
  if (text === '' || text.startsWith('=')) throw new Error(`invalid environment variable: ${text}`)
  return text
}

const sysctls = new Set(
  'msgmax msgmnb msgmni sem shmall shmmax shmmni shm_rmid_forced'.split(' ').map((name) => `kernel.${name}`),
)

/** Only what belongs to a namespace of the container may be set. @throws Error worded as the client's */
export function validateSysctl(text: string): string {
  const [key, , found] = cut(text, '=')
  if (!found || !(sysctls.has(key) || /^(net|fs\.mqueue)\./.test(key)))
    throw new Error(`sysctl '${text}' is not allowed`)
  return text
}

/** `name:alias` or `name`. @throws Error worded as the client's */
export function validateLink(text: string): string {
  if (text === '') throw new Error('empty string specified for links')
  if (text.split(':').length > 2) throw new Error(`bad format for links: ${text}`)
  return text
}

/** @throws Error worded as the client's */
export function validateAttach(text: string): string {
  const stream = text.toLowerCase()
  if (!['stdin', 'stdout', 'stderr'].includes(stream))
    throw new Error('valid streams are STDIN, STDOUT and STDERR')
  return stream
}

/** The pairs of an env or label file; a name alone takes its value from `lookup`, or is left out. @throws Error worded as the client's */
export function parseKeyValueFile(text: string, lookup?: (name: string) => string | undefined): string[] {
  const pairs: string[] = []
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  for (const raw of lines) {
    const line = raw.replace(/\r$/, '').trimStart()
    if (line === '' || line.startsWith('#')) continue
    const [key, , found] = cut(line, '=')
    if (key === '') throw new Error(`no variable name on line '${line}'`)
    if (/[ \t]/.test(key)) throw new Error(`variable '${key}' contains whitespaces`)
    if (found) pairs.push(line)
    else {
      const value = lookup?.(line)
      if (value !== undefined) pairs.push(`${key}=${value}`)
    }
  }
  return pairs
}
