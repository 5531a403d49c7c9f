import { encode } from '../../../base/bytes'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { executableBytes } from '../../vfs/executable'
import { filesOf, readInstalled, recordPackages } from '../dpkg/database'
import { type DebianPackage, debianIndex, notSimulated } from '../dpkg/debian-index'
import { type PackageFile, type PackageFiles, packages } from '../packages'
import { dirName, statIfAny } from '../support/files'
import { Failure } from '../utility'
import { fetchBytes, HOST, hasLists, reachMirror, sizeText, takeLock } from './archive'
import { header } from './header'
import type { AptWishes } from './wishes'

/** Lines of at most 80 columns, two blanks before each, as apt lists names. */
function wrapNames(names: readonly string[]): string {
  const lines: string[] = ['']
  for (const name of [...names].sort()) {
    const line = lines.at(-1) ?? ''
    if (line.length + name.length + 3 > 80) lines.push(` ${name}`)
    else lines[lines.length - 1] = `${line} ${name}`
  }
  return lines.map((line) => ` ${line}\n`).join('')
}

/** Finds what is asked for. @throws Failure for each name that is unknown */
function* locate(process: Process, names: readonly string[]): Blocking<DebianPackage[]> {
  const found: DebianPackage[] = []
  const problems: string[] = []
  for (const word of names) {
    const name = word.replace(/=.*$/, '')
    const known = hasLists(process) ? debianIndex.get(name) : undefined
    if (known) found.push(known)
    else
      problems.push(
        hasLists(process) && notSimulated.has(name)
          ? `E: Package ${name} is not simulated here`
          : `E: Unable to locate package ${name}`,
      )
  }
  yield* process.sys.schedYield()
  if (problems.length > 0) throw new Failure(problems.join('\n'), 100)
  return found
}

/** What is asked for and what it needs, the latter first. */
function closure(
  asked: readonly DebianPackage[],
  present: ReadonlySet<string>,
  recommends: boolean,
): DebianPackage[] {
  const all = new Map<string, DebianPackage>()
  const visit = (each: DebianPackage): void => {
    if (all.has(each.name)) return
    for (const name of [...each.depends, ...(recommends ? each.recommends : [])]) {
      const needed = debianIndex.get(name)
      if (needed && !present.has(name)) visit(needed)
    }
    all.set(each.name, each)
  }
  for (const each of asked) visit(each)
  return [...all.values()]
}

const kilobytes = (kib: number): string => sizeText(kib * 1024)

export function* install(process: Process, names: readonly string[], wishes: AptWishes): Blocking<number> {
  const { stdout, stderr, sys } = process
  if (!wishes.simulate) yield* takeLock(process)
  yield* header(process, wishes.quiet)
  const asked = yield* locate(process, names)
  const installed = yield* readInstalled(process)
  const present = new Set(installed.map(({ name }) => name))
  const say = function* (text: string): Blocking<void> {
    if (wishes.quiet < 2) yield* stdout.write(text)
  }
  for (const { name } of asked) {
    if (!present.has(name) || wishes.reinstall) continue
    const version = installed.find((each) => each.name === name)?.version
    yield* say(`${name} is already the newest version (${version}).\n`)
  }
  const fresh = asked.filter(({ name }) => !present.has(name) || wishes.reinstall)
  const all = closure(fresh, present, !wishes.noRecommends)
  const extra = all.filter((each) => !asked.includes(each)).map(({ name }) => name)
  if (extra.length > 0)
    yield* say(`The following additional packages will be installed:\n${wrapNames(extra)}`)
  if (all.length > 0)
    yield* say(`The following NEW packages will be installed:\n${wrapNames(all.map(({ name }) => name))}`)
  yield* say(`0 upgraded, ${all.length} newly installed, 0 to remove and 0 not upgraded.\n`)
  if (all.length === 0) return 0
  if (wishes.simulate) {
    for (const verb of ['Inst', 'Conf'])
      for (const { name, version } of all)
        yield* stdout.write(`${verb} ${name} (${version} Debian:12.12/bookworm [amd64])\n`)
    return 0
  }
  const bytes = all.reduce((sum, { size }) => sum + size, 0)
  const space = all.reduce((sum, { installedSize }) => sum + installedSize, 0)
  yield* say(
    `Need to get ${sizeText(bytes)} of archives.\nAfter this operation, ${kilobytes(space)} of additional disk space will be used.\n`,
  )
  if (extra.length > 0 && !(yield* mayGoOn(process, wishes))) return 1
  const problem = yield* reachMirror(process)
  if (problem !== undefined) {
    const [first] = all
    const url = `http://${HOST}/debian/pool/main/${first?.name.charAt(0)}/${first?.name}/${first?.name}_${first?.version.replace(/^\d+:/, '')}_amd64.deb`
    yield* say(
      `Err:1 http://${HOST}/debian bookworm/main amd64 ${first?.name} amd64 ${first?.version}\n  ${problem}\n`,
    )
    throw new Failure(
      `E: Failed to fetch ${url}  ${problem}\nE: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?`,
      100,
    )
  }
  for (const [index, { name, version, size }] of all.entries())
    yield* say(
      `Get:${index + 1} http://${HOST}/debian bookworm/main amd64 ${name} amd64 ${version} [${sizeText(size)}]\n`,
    )
  const line = yield* fetchBytes(process, bytes)
  if (!present.has('apt-utils'))
    yield* stderr.write('debconf: delaying package configuration, since apt-utils is not installed\n')
  yield* say(line)
  for (const [index, each] of all.entries()) yield* unpackPackage(process, each, index === 0)
  for (const { name, version } of all) yield* stdout.write(`Setting up ${label(name)} (${version}) ...\n`)
  if (all.some(({ section }) => section === 'libs'))
    yield* stdout.write('Processing triggers for libc-bin (2.36-9+deb12u13) ...\n')
  yield* recordPackages(
    sys,
    all.map(({ name }) => name),
    wishes.reinstall ? all.map(({ name }) => name) : [],
  )
  return 0
}

/** Libraries are named with their architecture. */
const label = (name: string): string => (name.startsWith('lib') ? `${name}:amd64` : name)

function* mayGoOn({ stdin, stdout }: Process, { yes }: AptWishes): Blocking<boolean> {
  if (yes) return true
  yield* stdout.write('Do you want to continue? [Y/n] ')
  const answer = yield* stdin.readLine()
  if (answer !== undefined && /^(y.*)?$/i.test(answer)) return true
  yield* stdout.write('Abort.\n')
  return false
}

function* unpackPackage(
  process: Process,
  { name, version }: DebianPackage,
  isFirst: boolean,
): Blocking<void> {
  const { sys, stdout } = process
  const count = 6089 + (isFirst ? 0 : 1)
  yield* stdout.write(`Selecting previously unselected package ${label(name)}.\n`)
  if (isFirst)
    yield* stdout.write(`(Reading database ... ${count} files and directories currently installed.)\n`)
  yield* stdout.write(
    `Preparing to unpack .../${name}_${version.replace(':', '%3a')}_amd64.deb ...\nUnpacking ${label(name)} (${version}) ...\n`,
  )
  if (!(name in packages)) return
  const files: PackageFiles = packages[name as keyof typeof packages]
  for (const [path, installed] of Object.entries(files)) {
    makeParents(process, dirName(path))
    if (statIfAny(sys, path, false)) sys.unlink(path)
    yield* placeFile(process, path, installed)
  }
}

function* placeFile({ sys }: Process, path: string, installed: PackageFile): Blocking<void> {
  if ('link' in installed) {
    sys.symlink(installed.link, path)
    return
  }
  const text = 'script' in installed ? installed.script : 'text' in installed ? installed.text : undefined
  const bytes = 'program' in installed ? executableBytes(installed.program) : encode(text ?? '')
  const fd = yield* sys.open(path, { access: 'write', create: true }, 0o600)
  yield* sys.write(fd, bytes)
  sys.close(fd)
  if ('size' in installed) sys.truncate(path, installed.size)
  sys.chmod(path, ('mode' in installed ? installed.mode : undefined) ?? ('text' in installed ? 0o644 : 0o755))
}

function makeParents(process: Process, directory: string): void {
  const { sys } = process
  if (statIfAny(sys, directory)) return
  makeParents(process, dirName(directory))
  sys.mkdir(directory, 0o755)
}

export function* remove(process: Process, names: readonly string[], wishes: AptWishes): Blocking<number> {
  const { sys, stdout } = process
  yield* takeLock(process)
  yield* header(process, wishes.quiet)
  const installed = yield* readInstalled(process)
  const going = installed.filter(({ name }) => names.includes(name))
  const say = function* (text: string): Blocking<void> {
    if (wishes.quiet < 2) yield* stdout.write(text)
  }
  for (const name of names) {
    if (going.some((each) => each.name === name)) continue
    if (!debianIndex.has(name) || !hasLists(process))
      throw new Failure(`E: Unable to locate package ${name}`, 100)
    yield* say(`Package '${name}' is not installed, so not removed\n`)
  }
  if (going.length > 0)
    yield* say(`The following packages will be REMOVED:\n${wrapNames(going.map(({ name }) => name))}`)
  yield* say(`0 upgraded, 0 newly installed, ${going.length} to remove and 0 not upgraded.\n`)
  if (going.length === 0) return 0
  const space = going.reduce((sum, { installedSize }) => sum + installedSize, 0)
  yield* say(`After this operation, ${kilobytes(space)} disk space will be freed.\n`)
  if (!(yield* mayGoOn(process, wishes))) return 1
  yield* stdout.write('(Reading database ... 6089 files and directories currently installed.)\n')
  for (const { name, version } of going) {
    yield* stdout.write(`Removing ${label(name)} (${version}) ...\n`)
    for (const path of filesOf(name)) if (statIfAny(sys, path, false)) sys.unlink(path)
  }
  yield* recordPackages(
    sys,
    [],
    going.map(({ name }) => name),
  )
  return 0
}
