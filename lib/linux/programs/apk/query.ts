import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { globExpression } from '../support/fnmatch'
import { type Installed, readInstalled } from './database'
import { type Package, packageIndex } from './package-index'

type Flags = ReadonlySet<string>

const full = ({ name, version }: { readonly name: string; readonly version: string }): string =>
  `${name}-${version}`

function humanSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 10_000 && unit < 3) {
    value /= 1024
    unit++
  }
  return `${Math.round(value)} ${['B', 'KiB', 'MiB', 'GiB'][unit]}`
}

/** `apk info`: names of what is installed, or facts of some packages. */
export function* info(process: Process, flags: Flags, operands: readonly string[]): Blocking<number> {
  const installed = yield* readInstalled(process)
  if (flags.has('W')) return yield* whoOwns(process, installed, operands)
  if (operands.length === 0) {
    const sorted = installed.toSorted((left, right) => (left.name < right.name ? -1 : 1))
    yield* process.stdout.write(sorted.map((each) => `${flags.has('v') ? full(each) : each.name}\n`).join(''))
    return 0
  }
  let status = 0
  for (const name of operands) {
    const found: Installed | Package | undefined =
      installed.find((each) => each.name === name) ?? (flags.has('e') ? undefined : packageIndex.get(name))
    if (!found) {
      status = 1
      continue
    }
    yield* process.stdout.write(flags.has('e') ? `${name}\n` : facts(found, flags, installed))
  }
  return status
}

function facts(item: Installed | Package, flags: Flags, installed: readonly Installed[]): string {
  const wants = (...letters: string[]): boolean =>
    flags.has('a') || letters.some((letter) => flags.has(letter))
  const isPlain = ![...'adwsRrLP'].some((letter) => flags.has(letter))
  const section = (title: string, text: string): string => `${full(item)} ${title}:\n${text}\n\n`
  const users = installed.filter(({ depends }) => depends.includes(item.name)).map(full)
  return [
    (isPlain || wants('d')) && section('description', item.description),
    (isPlain || wants('w')) && section('webpage', item.url),
    (isPlain || wants('s')) && section('installed size', humanSize(item.size)),
    wants('R') && section('depends on', item.depends.join('\n')),
    wants('r') && section('is required by', users.join('\n')),
    wants('L') && 'files' in item && section('contains', item.files.join('\n')),
  ]
    .filter((text) => text !== false)
    .join('')
}

function* whoOwns(
  process: Process,
  installed: readonly Installed[],
  paths: readonly string[],
): Blocking<number> {
  let status = 0
  for (const path of paths) {
    const owner = installed.find(({ files }) => files.includes(path.replace(/^\//, '')))
    const isLink =
      !owner && process.sys.lstat(path).type === 'symlink' && process.sys.readlink(path) === '/bin/busybox'
    const busybox = installed.find(({ name }) => name === 'busybox')
    if (owner) yield* process.stdout.write(`${path} is owned by ${full(owner)}\n`)
    else if (isLink && busybox)
      yield* process.stdout.write(`${path} symlink target is owned by ${full(busybox)}\n`)
    else {
      yield* process.stderr.write(`ERROR: ${path}: Could not find owner package\n`)
      status = 1
    }
  }
  return status
}

/** `apk search`: packages of the index whose name, or with -d whose description, has the words in it. */
export function* search(process: Process, flags: Flags, words: readonly string[]): Blocking<number> {
  const test = (word: string): ((item: Package) => boolean) => {
    if (flags.has('e')) return ({ name }) => name === word
    if (flags.has('d'))
      return ({ name, description }) =>
        name.includes(word) || description.toLowerCase().includes(word.toLowerCase())
    const glob = globExpression(/[*?]/.test(word) ? word : `*${word}*`)
    return ({ name }) => glob.test(name)
  }
  const tests = words.map(test)
  const found = [...packageIndex.values()].filter(
    (item) => tests.length === 0 || tests.some((matches) => matches(item)),
  )
  found.sort((left, right) => (left.name < right.name ? -1 : 1))
  yield* process.stdout.write(
    found.map((item) => `${full(item)}${flags.has('v') ? ` - ${item.description}` : ''}\n`).join(''),
  )
  return 0
}

/** `apk list`. */
export function* list(process: Process, flags: Flags, words: readonly string[]): Blocking<number> {
  const installed = new Set((yield* readInstalled(process)).map(({ name }) => name))
  const tests = words.map((word) => globExpression(word))
  const rows = [...packageIndex.values()]
    .filter(
      ({ name }) =>
        (!flags.has('I') || installed.has(name)) &&
        !flags.has('u') &&
        (tests.length === 0 || tests.some((glob) => glob.test(name))),
    )
    .map(
      (item) =>
        `${full(item)} x86_64 {${item.name}} (${LICENSE})${installed.has(item.name) ? ' [installed]' : ''}\n`,
    )
  yield* process.stdout.write(rows.join(''))
  return 0
}

const LICENSE = 'MIT'

/** `apk policy`: where a package is to be had. */
export function* policy(
  process: Process,
  names: readonly string[],
  urls: readonly string[],
): Blocking<number> {
  const installed = yield* readInstalled(process)
  for (const name of names) {
    const item = packageIndex.get(name)
    if (!item) continue
    const here = installed.some((each) => each.name === name) ? ['lib/apk/db/installed'] : []
    const there = urls.filter((url) => url.endsWith(`/${item.repository}`))
    yield* process.stdout.write(
      `${name} policy:\n  ${item.version}:\n${[...here, ...there].map((place) => `    ${place}\n`).join('')}`,
    )
  }
  return 0
}

/** `apk version`: nothing here is ever older than the index. */
export function* version(process: Process): Blocking<number> {
  yield* process.stdout.write(`${'Installed:'.padEnd(43)}Available:\n`)
  return 0
}
