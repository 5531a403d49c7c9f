import type { Process } from '../../kernel/program'
import { canonicalize } from '../support/canonical'
import { statIfAny } from '../support/files'
import { type MountEntry, readMounts } from '../support/mount-table'
import { encodeText, isUtf8 } from '../support/text'
import { Failure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 findmnt [options]
 findmnt [options] <device> | <mountpoint>
 findmnt [options] <device> <mountpoint>
 findmnt [options] [--source <device>] [--target <path> | --mountpoint <dir>]

Find file systems that are mounted.

Options:
 -a, --ascii            draw with ASCII characters
 -A, --all              list all mounts
 -f, --first-only       print only the first found
 -i, --invert           find what does not match
 -J, --json             print JSON
 -l, --list             print a list, not a tree
 -n, --noheadings       print no headings
 -o, --output <list>    print these columns
 -P, --pairs            print KEY="value" pairs
 -r, --raw              one blank between columns
 -R, --submounts        print what is mounted below too
 -S, --source <string>  find by source
 -t, --types <list>     find by types
 -T, --target <path>    find the file system holding <path>
 -M, --mountpoint <dir>  find by mount point
 -h, --help             print this
 -V, --version          print the version

Columns: TARGET SOURCE FSTYPE OPTIONS ID PARENT MAJ:MIN FSROOT

Not simulated here: -b, --bytes; -C, --nocanonicalize; -c, --canonicalize; -d, --direction <word>; -D, --df; -e, --evaluate; -F, --tab-file <path>; -k, --kernel; -m, --mtab; -N, --task <tid>; -p, --poll[=<list>]; --pseudo; --real; --shadowed; -s, --fstab; --tree; -U, --uniq; -u, --notruncate; -v, --nofsroot; -w, --timeout <num>; -x, --verify; --vfs-all; -O, --options <list>; --output-all; --verbose
`

const columns: Readonly<Record<string, (mount: MountEntry) => string>> = {
  TARGET: ({ target }) => target,
  SOURCE: ({ source, root, type }) =>
    root === '/' || type === 'proc' || type === 'cgroup2' ? source : `${source}[${root}]`,
  FSTYPE: ({ type }) => type,
  OPTIONS: ({ options }) => options,
  ID: ({ id }) => String(id),
  PARENT: ({ parent }) => String(parent),
  'MAJ:MIN': ({ device }) => device,
  FSROOT: ({ root }) => root,
}

export const findmnt = utility({
  family: utilLinux,
  name: 'findmnt',
  help,
  options: {
    ascii: '-a',
    all: '-A',
    first: '-f',
    invert: '-i',
    json: '-J',
    list: '-l',
    noHeadings: '-n',
    output: '-o=',
    pairs: '-P',
    raw: '-r',
    submounts: '-R',
    source: '-S=',
    types: '-t=',
    target: '-T=',
    mountpoint: '-M=',
    help: '-h',
    version: '-V',
  },
  *run(process, { options, operands }) {
    const names = (options.output ?? 'TARGET,SOURCE,FSTYPE,OPTIONS').toUpperCase().split(',')
    for (const name of names) if (!columns[name]) throw new Failure(`unknown column: ${name}`)
    const mounts = yield* readMounts(process)
    const test = makeTest(process, mounts, options, operands)
    const matching = mounts.filter((mount) => test(mount) !== options.invert)
    const isFiltered =
      operands.length > 0 ||
      [options.source, options.types, options.target, options.mountpoint].some((value) => value !== undefined)
    const chosen = (
      options.first || (operands.length === 1 && !options.submounts && matching.length > 1)
        ? matching.slice(0, 1)
        : matching
    ).flatMap((mount) => (options.submounts ? [mount, ...below(mount, mounts)] : [mount]))
    if (chosen.length === 0) return 1
    const isFlat = options.list || options.raw || options.pairs
    const rows = isFlat
      ? chosen.map((mount) => ({ mount, lead: '' }))
      : treeRows(chosen, isFiltered && !options.submounts, options.ascii || !isUtf8(process.env))
    const cells = rows.map(({ mount, lead }) =>
      names.map((name) => (name === 'TARGET' ? lead : '') + (columns[name]?.(mount) ?? '')),
    )
    yield* process.stdout.write(encodeText(render(names, cells, options)))
    return 0
  },
})

interface Filters {
  readonly source: string | undefined
  readonly types: string | undefined
  readonly target: string | undefined
  readonly mountpoint: string | undefined
}

function makeTest(
  process: Process,
  mounts: readonly MountEntry[],
  filters: Filters,
  [word, point]: readonly string[],
): (mount: MountEntry) => boolean {
  const path = (text: string): string =>
    statIfAny(process.sys, text) ? (canonicalize(process.sys, text, 'existing') ?? text) : text
  const types = filters.types?.split(',')
  const holder = filters.target === undefined ? undefined : holderOf(path(filters.target), mounts)
  const target = filters.mountpoint ?? point
  return (mount) =>
    (types === undefined || types.includes(mount.type)) &&
    (holder === undefined || mount === holder) &&
    (filters.source === undefined || mount.source === filters.source) &&
    (target === undefined || mount.target === path(target)) &&
    (word === undefined || mount.source === word || (point === undefined && mount.target === path(word)))
}

/** The mount a path lies on. */
function holderOf(path: string, mounts: readonly MountEntry[]): MountEntry | undefined {
  const holds = ({ target }: MountEntry): boolean =>
    target === '/' || path === target || path.startsWith(`${target}/`)
  return mounts
    .filter(holds)
    .reduce<MountEntry | undefined>(
      (best, mount) => (best && best.target.length > mount.target.length ? best : mount),
      undefined,
    )
}

const below = (mount: MountEntry, mounts: readonly MountEntry[]): MountEntry[] =>
  mounts.filter(({ parent }) => parent === mount.id).flatMap((child) => [child, ...below(child, mounts)])

interface TreeRow {
  readonly mount: MountEntry
  readonly lead: string
}

function treeRows(mounts: readonly MountEntry[], isFiltered: boolean, ascii: boolean): TreeRow[] {
  const [more, last, line] = ascii ? ['|-', '`-', '| '] : ['├─', '└─', '│ ']
  const rows: TreeRow[] = []
  const show = (mount: MountEntry, lead: string, margin: string): void => {
    rows.push({ mount, lead })
    const children = mounts.filter(({ parent }) => parent === mount.id)
    children.forEach((child, index) => {
      const isLast = index === children.length - 1
      show(child, margin + (isLast ? last : more), margin + (isLast ? '  ' : line))
    })
  }
  const ids = new Set(mounts.map(({ id }) => id))
  for (const mount of mounts.filter(({ parent, id }) => parent === id || !ids.has(parent)))
    show(mount, '', '')
  return isFiltered && rows.length < mounts.length ? mounts.map((mount) => ({ mount, lead: '' })) : rows
}

interface Style {
  readonly json: boolean
  readonly noHeadings: boolean
  readonly raw: boolean
  readonly pairs: boolean
}

function render(
  names: readonly string[],
  cells: readonly (readonly string[])[],
  { json, noHeadings, raw, pairs }: Style,
): string {
  if (json) {
    const items = cells.map(
      (row) =>
        `      {\n${names.map((name, index) => `         "${name.toLowerCase()}": ${JSON.stringify((row[index] ?? '').replace(/^[├└│─ ]+/, ''))}`).join(',\n')}\n      }`,
    )
    return `{\n   "filesystems": [\n${items.join(',')}\n   ]\n}\n`
  }
  if (pairs)
    return cells
      .map((row) => `${names.map((name, index) => `${name}="${row[index] ?? ''}"`).join(' ')}\n`)
      .join('')
  const table = noHeadings ? cells : [names, ...cells]
  if (raw) return table.map((row) => `${row.join(' ')}\n`).join('')
  const widths = names.map((_, index) => Math.max(...table.map((row) => [...(row[index] ?? '')].length)))
  return table
    .map(
      (row) =>
        `${row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join(' ')}\n`,
    )
    .join('')
}
