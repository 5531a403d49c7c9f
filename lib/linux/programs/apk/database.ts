import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../support/files'
import { encodeText } from '../support/text'
import type { Package } from './package-index'

export const INSTALLED = '/lib/apk/db/installed'
const WORLD = '/etc/apk/world'

/** A package as the database of installed ones has it. */
export interface Installed {
  readonly name: string
  readonly version: string
  readonly size: number
  readonly description: string
  readonly url: string
  readonly depends: readonly string[]
  /** paths without the leading slash */
  readonly files: readonly string[]
}

/** A record of the database (apk's `installed` format): a letter and a colon a line, directories (F) before their files (R). */
export function recordOf({ name, version, size, description, url, depends, files }: Installed): string {
  const directories = new Map<string, string[]>()
  for (const path of files) {
    const slash = path.lastIndexOf('/')
    const directory = slash < 0 ? '' : path.slice(0, slash)
    directories.set(directory, [...(directories.get(directory) ?? []), path.slice(slash + 1)])
  }
  const lines = [
    `P:${name}`,
    `V:${version}`,
    'A:x86_64',
    `I:${size}`,
    `T:${description}`,
    `U:${url}`,
    ...(depends.length > 0 ? [`D:${depends.join(' ')}`] : []),
    ...[...directories].flatMap(([directory, names]) => [
      `F:${directory}`,
      ...names.map((file) => `R:${file}`),
    ]),
  ]
  return `${lines.join('\n')}\n\n`
}

/** How a package of the index stands in the database. */
export const installedFrom = (
  { name, version, size, description, url, depends }: Package,
  files: readonly string[],
): Installed => ({ name, version, size, description, url, depends, files })

export function* readInstalled({ sys }: Process): Blocking<Installed[]> {
  const text = (yield* readTextIfAny(sys, INSTALLED)) ?? ''
  return text
    .split('\n\n')
    .filter((record) => record.startsWith('P:'))
    .map((record) => {
      const fields = new Map<string, string>()
      const files: string[] = []
      let directory = ''
      for (const line of record.split('\n')) {
        const value = line.slice(2)
        if (line.startsWith('F:')) directory = value
        else if (line.startsWith('R:')) files.push(directory === '' ? value : `${directory}/${value}`)
        else fields.set(line.charAt(0), value)
      }
      const get = (letter: string): string => fields.get(letter) ?? ''
      return {
        name: get('P'),
        version: get('V'),
        size: Number(get('I')),
        description: get('T'),
        url: get('U'),
        depends: get('D').split(' ').filter(Boolean),
        files,
      }
    })
}

export const readWorld = function* ({ sys }: Process): Blocking<string[]> {
  return ((yield* readTextIfAny(sys, WORLD)) ?? '').split(/\s+/).filter(Boolean)
}

export function* writeDatabase(
  process: Process,
  installed: readonly Installed[],
  world: readonly string[],
): Blocking<void> {
  yield* writeFile(process, INSTALLED, encodeText(installed.map(recordOf).join('')))
  yield* writeFile(
    process,
    WORLD,
    encodeText(
      [...world]
        .sort()
        .map((name) => `${name}\n`)
        .join(''),
    ),
  )
}

/** @throws Errno */
export function* writeFile({ sys }: Process, path: string, bytes: Uint8Array, mode = 0o644): Blocking<void> {
  const fd = yield* sys.open(path, { access: 'write', create: true, truncate: true }, mode)
  if (bytes.length > 0) yield* sys.write(fd, bytes)
  sys.close(fd)
}

/** `8 MiB in 16 packages`. */
export function summary(installed: readonly Installed[]): string {
  const bytes = installed.reduce((sum, { size }) => sum + size, 0)
  const real = installed.filter(({ name }) => !name.startsWith('.')).length
  return `${Math.round(bytes / 1_048_576)} MiB in ${real} packages`
}
