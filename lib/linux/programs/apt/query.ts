import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readInstalled } from '../dpkg/database'
import { type DebianPackage, debianIndex } from '../dpkg/debian-index'
import { globExpression } from '../support/fnmatch'
import { encodeText } from '../support/text'
import { Failure } from '../utility'
import { HOST, hasLists, sizeText } from './archive'
import type { AptWishes } from './wishes'

/** Packages of the lists, and those installed by other means. */
function* known(
  process: Process,
): Blocking<{ all: readonly DebianPackage[]; installed: ReadonlySet<string> }> {
  const installed = new Set((yield* readInstalled(process)).map(({ name }) => name))
  const all = [...debianIndex.values()].filter(({ name }) => hasLists(process) || installed.has(name))
  return { all: all.sort((left, right) => (left.name < right.name ? -1 : 1)), installed }
}

const line = ({ name, version }: DebianPackage, isInstalled: boolean): string =>
  `${name}/stable${isInstalled ? ',now' : ''} ${version} amd64${isInstalled ? ' [installed]' : ''}\n`

export function* listPackages(
  process: Process,
  patterns: readonly string[],
  wishes: AptWishes,
): Blocking<number> {
  const { all, installed } = yield* known(process)
  const expressions = patterns.map((pattern) => globExpression(pattern))
  const shown = all.filter(
    ({ name }) =>
      (expressions.length === 0 || expressions.some((each) => each.test(name))) &&
      (!wishes.installed || installed.has(name)),
  )
  yield* process.stdout.write(`Listing...${process.sys.isatty(process.stdout.fd) ? ' Done' : ''}\n`)
  yield* process.stdout.write(shown.map((each) => line(each, installed.has(each.name))).join(''))
  return 0
}

export function* searchPackages(
  process: Process,
  patterns: readonly string[],
  wishes: AptWishes,
): Blocking<number> {
  const { all, installed } = yield* known(process)
  const matches = ({ name, summary }: DebianPackage): boolean =>
    patterns.every((pattern) => new RegExp(pattern, 'i').test(name) || new RegExp(pattern, 'i').test(summary))
  const found = all.filter(matches)
  if (!wishes.isApt) {
    yield* process.stdout.write(
      encodeText(found.map(({ name, summary }) => `${name} - ${summary}\n`).join('')),
    )
    return 0
  }
  const done = process.sys.isatty(process.stdout.fd) ? ' Done' : ''
  yield* process.stdout.write(`Sorting...${done}\nFull Text Search...${done}\n`)
  for (const each of found)
    yield* process.stdout.write(encodeText(`${line(each, installed.has(each.name))}  ${each.summary}\n\n`))
  return 0
}

export function* showPackages(process: Process, names: readonly string[]): Blocking<number> {
  const { all } = yield* known(process)
  for (const name of names) {
    const found = all.find((each) => each.name === name)
    if (!found) {
      yield* process.stderr.write(`N: Unable to locate package ${name}\n`)
      throw new Failure('E: No packages found', 100)
    }
    const { version, section, installedSize, size, depends, recommends, summary } = found
    yield* process.stdout.write(
      encodeText(`Package: ${name}
Version: ${version}
Priority: optional
Section: ${section}
Installed-Size: ${sizeText(installedSize * 1024)}
${depends.length > 0 ? `Depends: ${depends.join(', ')}\n` : ''}${recommends.length > 0 ? `Recommends: ${recommends.join(', ')}\n` : ''}Download-Size: ${sizeText(size)}
APT-Sources: http://${HOST}/debian bookworm/main amd64 Packages
Description: ${summary}

`),
    )
  }
  return 0
}

export function* policy(process: Process, names: readonly string[]): Blocking<number> {
  const { all, installed } = yield* known(process)
  for (const name of names) {
    const found = all.find((each) => each.name === name)
    if (!found) continue
    const mark = installed.has(name) ? ' ***' : '    '
    const list = hasLists(process) ? `        500 http://${HOST}/debian bookworm/main amd64 Packages\n` : ''
    const status = installed.has(name) ? '        100 /var/lib/dpkg/status\n' : ''
    yield* process.stdout.write(
      `${name}:\n  Installed: ${installed.has(name) ? found.version : '(none)'}\n  Candidate: ${found.version}\n  Version table:\n${mark} ${found.version} 500\n${list}${status}`,
    )
  }
  return 0
}
