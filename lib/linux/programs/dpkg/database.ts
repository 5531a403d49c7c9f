import { encode } from '../../../base/bytes'
import type { Process } from '../../kernel/program'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { packages } from '../packages'
import { readTextIfAny } from '../support/files'
import { debianIndex } from './debian-index'

export const STATUS = '/var/lib/dpkg/status'

/** An installed package as /var/lib/dpkg/status tells (deb-control(5)). */
export interface Installed {
  readonly name: string
  readonly version: string
  readonly section: string
  readonly installedSize: number
  readonly summary: string
}

/** What is installed, sorted by name. */
export function* readInstalled({ sys }: Process): Blocking<readonly Installed[]> {
  const text = (yield* readTextIfAny(sys, STATUS)) ?? ''
  return [...text.matchAll(/^Package: (.*)$/gm)]
    .map(([, name = '']) => {
      const known = debianIndex.get(name)
      const stanza = text.slice(text.indexOf(`Package: ${name}\n`)).split('\n\n')[0] ?? ''
      return {
        name,
        version: /^Version: (.*)$/m.exec(stanza)?.[1] ?? known?.version ?? '1.0-1',
        section: known?.section ?? 'utils',
        installedSize: known?.installedSize ?? 100,
        summary: known?.summary ?? name,
      }
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** Adds packages to the database, or takes them out. */
export function* recordPackages(
  sys: Syscalls,
  add: readonly string[],
  remove: readonly string[],
): Blocking<void> {
  const text = (yield* readTextIfAny(sys, STATUS)) ?? ''
  const kept = text
    .split('\n\n')
    .filter((stanza) => stanza.trim() !== '')
    .filter((stanza) => !remove.includes(/^Package: (.*)$/m.exec(stanza)?.[1] ?? ''))
  const added = add.map((name) => {
    const known = debianIndex.get(name)
    return `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64${known ? `\nVersion: ${known.version}` : ''}`
  })
  const fd = yield* sys.open(STATUS, { access: 'write', create: true, truncate: true }, 0o644)
  yield* sys.write(fd, encode([...kept, ...added].map((stanza) => `${stanza.trimEnd()}\n\n`).join('')))
  sys.close(fd)
}

/** The files of a package, by path; none for those that are here in name only. */
export const filesOf = (name: string): readonly string[] =>
  name in packages ? Object.keys(packages[name as keyof typeof packages]) : []
