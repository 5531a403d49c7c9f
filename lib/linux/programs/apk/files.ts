import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { executableBytes } from '../../vfs/executable'
import { alpineApplets, alpineExtras } from '../busybox/applet-names'
import { packages } from '../packages'
import type { PackageFile, PackageFiles } from '../packages/package-files'
import { dirName, statIfAny } from '../support/files'
import { encodeText } from '../support/text'
import { writeFile } from './database'
import type { Package } from './package-index'

const STUB_SIZE = 16_384

/** Where a busybox link of a name is, as a GNU program replaces it there. */
const placeOf = (name: string): string =>
  Object.keys(alpineApplets).find((place) => alpineApplets[place]?.includes(name)) ?? '/usr/bin'

const extras: Readonly<Record<string, PackageFile>> = {
  'bin/busybox-extras': { program: 'busybox/extras', size: 63_720 },
  ...Object.fromEntries(
    alpineExtras.map((name) => [
      `usr/${/d$/.test(name) ? 'sbin' : 'bin'}/${name}`,
      { link: '/bin/busybox-extras' },
    ]),
  ),
}

/** What a package installs, by path without the leading slash. */
export function filesOf({ name: own, programsOf, commands }: Package): Readonly<Record<string, PackageFile>> {
  if (own === 'busybox-extras') return extras
  const debian: PackageFiles | undefined =
    programsOf === undefined ? undefined : (packages as Readonly<Record<string, PackageFiles>>)[programsOf]
  const files: Record<string, PackageFile> = {}
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  const place = (path: string): string => `${placeOf(nameOf(path))}/${nameOf(path)}`
  // Links that Debian needs to have a program in two places are of no use here.
  for (const [path, file] of Object.entries(debian ?? {}))
    if ('link' in file && nameOf(file.link) !== nameOf(path))
      files[place(path).slice(1)] = { link: place(file.link) }
    else if (!('link' in file)) files[place(path).slice(1)] = file
  const stubs = debian === undefined && programsOf !== undefined ? [programsOf] : commands
  for (const name of stubs) files[`usr/bin/${name}`] = { program: 'apk/unsimulated', size: STUB_SIZE }
  return files
}

/** Writes what a package installs, in place of busybox's links. @throws Errno */
export function* unpack(process: Process, files: Readonly<Record<string, PackageFile>>): Blocking<void> {
  const { sys } = process
  for (const [path, file] of Object.entries(files)) {
    makeDirectories(process, dirName(`/${path}`))
    if (statIfAny(sys, `/${path}`, false)) sys.unlink(`/${path}`)
    if ('link' in file) sys.symlink(file.link, `/${path}`)
    else if ('script' in file) yield* writeFile(process, `/${path}`, encodeText(file.script), 0o755)
    else if ('text' in file) yield* writeFile(process, `/${path}`, encodeText(file.text), file.mode ?? 0o644)
    else {
      yield* writeFile(process, `/${path}`, executableBytes(file.program), 0o755)
      sys.truncate(`/${path}`, file.size)
      if (file.mode !== undefined) sys.chmod(`/${path}`, file.mode)
    }
  }
}

/** Removes files, and gives busybox its links back. */
export function remove({ sys }: Process, files: readonly string[]): void {
  for (const path of files) {
    if (!statIfAny(sys, `/${path}`, false)) continue
    sys.unlink(`/${path}`)
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (alpineApplets[dirName(`/${path}`)]?.includes(name)) sys.symlink('/bin/busybox', `/${path}`)
  }
}

function makeDirectories(process: Process, path: string): void {
  if (statIfAny(process.sys, path)) return
  makeDirectories(process, dirName(path))
  process.sys.mkdir(path, 0o755)
}
