import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { globExpression } from '../support/fnmatch'
import { encodeText } from '../support/text'
import { type Family, UsageFailure, utility } from '../utility'
import { filesOf, type Installed, readInstalled } from './database'
import { debianIndex } from './debian-index'

/** dpkg 1.21.22, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 2,
  hint: () => `
Type dpkg --help for help about installing and deinstalling packages [*];
Use 'apt' or 'aptitude' for user-friendly package management;
Type dpkg -Dhelp for a list of dpkg debug flag values;
Type dpkg --force-help for a list of forcing options;
Type dpkg-deb --help for help about manipulating *.deb files;

Options marked [*] produce a lot of output - pipe it through 'less' or 'more' !
`,
  help: (_, { help }) => help,
  version: () => "Debian 'dpkg' package management program version 1.21.22 (amd64).\n",
}

const help = `Usage: dpkg [<option> ...] <command>

Look at installed packages.

Commands:
  -l, --list                    list packages: all, or those that match patterns
  -L, --listfiles               list the files of packages
  -s, --status                  print details of packages
  -S, --search                  find the packages that hold files
      --get-selections          list names of packages
      --print-architecture      print the architecture
  -?, --help                    print this
      --version                 print the version

Not simulated here: -i, --install; -r, --remove; -P, --purge; --configure; -V, --verify; -C, --audit; -W, --show; -a, --pending; --unpack; --add-architecture=ARCH; -b; -x; -c
`

export const dpkg = utility({
  family,
  name: 'dpkg',
  help,
  options: {
    list: '-l',
    listFiles: '-L',
    status: '-s',
    search: '-S',
    selections: '--get-selections',
    architecture: '--print-architecture',
  },
  *run(process, { options, operands }) {
    const installed = yield* readInstalled(process)
    if (options.architecture) {
      yield* process.stdout.write('amd64\n')
      return 0
    }
    if (options.selections) {
      for (const { name } of installed) yield* process.stdout.write(`${name.padEnd(39)}\tinstall\n`)
      return 0
    }
    if (options.list) return yield* list(process, installed, operands)
    if (options.listFiles) return yield* forPackages(process, installed, operands, listing)
    if (options.status) return yield* forPackages(process, installed, operands, details)
    if (options.search) return yield* search(process, installed, operands)
    throw new UsageFailure('error: need an action option')
  },
})

function* list(
  process: Process,
  installed: readonly Installed[],
  patterns: readonly string[],
): Blocking<number> {
  let status = 0
  for (const pattern of patterns) {
    if (installed.some(({ name }) => globExpression(pattern).test(name))) continue
    yield* process.stderr.write(encodeText(`dpkg-query: no packages found matching ${pattern}\n`))
    status = 1
  }
  const expressions = patterns.map((pattern) => globExpression(pattern))
  const rows = installed.filter(
    ({ name }) => expressions.length === 0 || expressions.some((each) => each.test(name)),
  )
  if (rows.length === 0) return status
  const nameWidth = Math.max(14, ...rows.map(({ name }) => name.length))
  const versionWidth = Math.max(12, ...rows.map(({ version }) => version.length))
  const summaryWidth = Math.max(33, 80 - nameWidth - versionWidth - 12 - 7)
  const line = (lead: string, cells: readonly string[]): string =>
    `${lead} ${(cells[0] ?? '').padEnd(nameWidth)} ${(cells[1] ?? '').padEnd(versionWidth)} ${'amd64'.padEnd(12)} ${cells[2]}\n`
  yield* process.stdout.write(
    encodeText(
      `Desired=Unknown/Install/Remove/Purge/Hold
| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
||/ ${'Name'.padEnd(nameWidth)} ${'Version'.padEnd(versionWidth)} Architecture Description
+++-${'='.repeat(nameWidth)}-${'='.repeat(versionWidth)}-============-${'='.repeat(summaryWidth)}
${rows.map(({ name, version, summary }) => line('ii ', [name, version, summary])).join('')}`,
    ),
  )
  return status
}

function* forPackages(
  process: Process,
  installed: readonly Installed[],
  names: readonly string[],
  text: (each: Installed) => string,
): Blocking<number> {
  let status = 0
  for (const [index, name] of names.entries()) {
    const found = installed.find((each) => each.name === name)
    if (found) {
      yield* process.stdout.write(encodeText((index > 0 ? '\n' : '') + text(found)))
      continue
    }
    status = 1
    const [more, tool] =
      text === listing
        ? ['', 'contents (= dpkg-deb --contents) to list archive files contents']
        : [' and no information is available', 'info (= dpkg-deb --info) to examine archive files']
    yield* process.stderr.write(
      encodeText(`dpkg-query: package '${name}' is not installed${more}\nUse dpkg --${tool}.\n`),
    )
  }
  return status
}

/** Directories before what they hold, as dpkg lists. */
function listing({ name }: Installed): string {
  const paths = new Set<string>(['/.'])
  for (const file of filesOf(name)) {
    const parts = file.split('/')
    for (let depth = 2; depth <= parts.length; depth++) paths.add(parts.slice(0, depth).join('/'))
  }
  return [...paths].map((path) => `${path}\n`).join('')
}

function details({ name, version, section, installedSize, summary }: Installed): string {
  const depends = debianIndex.get(name)?.depends ?? []
  return `Package: ${name}
Status: install ok installed
Priority: optional
Section: ${section}
Installed-Size: ${installedSize}
Architecture: amd64
Version: ${version}
${depends.length > 0 ? `Depends: ${depends.join(', ')}\n` : ''}Description: ${summary}
`
}

function* search(
  process: Process,
  installed: readonly Installed[],
  patterns: readonly string[],
): Blocking<number> {
  let status = 0
  for (const pattern of patterns) {
    const expression = globExpression(
      /[*?[]/.test(pattern) || pattern.startsWith('/') ? pattern : `*${pattern}*`,
    )
    const found = installed.flatMap(({ name }) =>
      filesOf(name)
        .filter((path) => expression.test(path) || expression.test(path.replace(/^\/usr/, '')))
        .map((path) => `${name}: ${path}\n`),
    )
    if (found.length > 0) yield* process.stdout.write(encodeText(found.join('')))
    else {
      yield* process.stderr.write(encodeText(`dpkg-query: no path found matching pattern ${pattern}\n`))
      status = 1
    }
  }
  return status
}
