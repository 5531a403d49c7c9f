import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import { Identities } from '../support/identity'
import { type NamespaceName, type ProcessEntry, readProcesses, statusIds } from '../support/process-table'
import { encodeText, isUtf8 } from '../support/text'
import { Failure, type Utility, utility } from '../utility'
import { type Drawing, drawTree, type TreeNode } from './draw-tree'

const help = `Usage: pstree [-acglpstTuA] [ -h | -H PID ] [ -n | -N type ]
              [ -A | -G | -U ] [ PID | USER ]
   or: pstree -V

Draw processes as a tree.

  -a, --arguments     show arguments
  -A, --ascii         draw with ASCII characters
  -c, --compact-not   draw each of several alike
  -g, --show-pgids    add process group ids; sets -c
  -l, --long          do not cut long lines
  -n, --numeric-sort  sort by process id
  -N, --ns-sort TYPE  group by namespaces of TYPE
  -p, --show-pids     add process ids; sets -c
  -s, --show-parents  show the parents of PID too
  -S, --ns-changes    show where namespaces change
  -t, --thread-names  show full names of threads
  -T, --hide-threads  leave out threads
  -u, --uid-changes   show where users change
  -U, --unicode       draw with Unicode lines
  -V, --version       print the version

Not simulated here: -C, --color=TYPE; -G, --vt100; -h, --highlight-all; -H PID, --highlight-pid PID; -Z, --security-context
`

const family = {
  shortNames: true,
  usageStatus: 1,
  hint: () => help,
  help: () => help,
  version: ({ name }: Utility) => `${name} (PSmisc) 23.6\n`,
}

export const pstree = utility({
  family,
  name: 'pstree',
  help,
  options: {
    arguments: '-a',
    ascii: '-A',
    compactNot: '-c',
    pgids: '-g',
    long: '-l',
    numeric: '-n',
    byNamespace: '-N=',
    pids: '-p',
    parents: '-s',
    namespaceChanges: '-S',
    threadNames: '-t',
    hideThreads: '-T',
    uidChanges: '-u',
    unicode: '-U',
    version: '-V',
  },
  *run(process, { options, operands: [target] }) {
    const names = yield* Identities.read(process.sys)
    const entries = yield* readProcesses(process, new Set(['namespaces']))
    const builder = new Builder(entries, names, options)
    const drawing: Drawing = {
      unicode:
        !options.ascii && (options.unicode || (isUtf8(process.env) && process.sys.isatty(process.stdout.fd))),
      compact: !options.compactNot && !options.pids && !options.pgids && !options.arguments,
      vertical: options.arguments,
      width: options.long ? Number.POSITIVE_INFINITY : screenWidth(process),
    }
    if (options.byNamespace !== undefined) {
      yield* process.stdout.write(
        encodeText(builder.byNamespace(options.byNamespace as NamespaceName, drawing)),
      )
      return 0
    }
    const roots = chooseRoots(entries, names, target)
    if (roots === undefined) throw new NoUser(`No such user name: ${target}`)
    const trees = roots.map((root) =>
      drawTree(options.parents ? builder.withParents(root) : builder.tree(root), drawing),
    )
    yield* process.stdout.write(encodeText(trees.join('\n')))
    return trees.length > 0 ? 0 : 1
  },
})

class NoUser extends Failure {}

function chooseRoots(
  entries: readonly ProcessEntry[],
  names: Identities,
  target: string | undefined,
): readonly ProcessEntry[] | undefined {
  const byPid = (pid: number): ProcessEntry[] => entries.filter((entry) => entry.pid === pid)
  if (target === undefined) return byPid(1)
  if (/^\d+$/.test(target)) return byPid(Number(target))
  const uid = names.userByName(target)?.uid
  if (uid === undefined) return undefined
  const isOwn = (entry: ProcessEntry | undefined): boolean =>
    entry !== undefined && statusIds(entry, 'Uid')[1] === uid
  return entries.filter((entry) => isOwn(entry) && !isOwn(entries.find(({ pid }) => pid === entry.ppid)))
}

function screenWidth({ sys, env, stdout }: Process): number {
  const columns = Number(env.get('COLUMNS') ?? 0)
  if (columns > 0) return columns
  try {
    return sys.isatty(stdout.fd) ? sys.terminalSize(stdout.fd).columns || 132 : 132
  } catch (error) {
    if (isErrno(error)) return 132
    throw error
  }
}

interface Labels {
  readonly arguments: boolean
  readonly pids: boolean
  readonly pgids: boolean
  readonly uidChanges: boolean
  readonly namespaceChanges: boolean
  readonly numeric: boolean
  readonly hideThreads: boolean
}

/** Makes trees of processes with the labels asked for. */
class Builder {
  constructor(
    private readonly entries: readonly ProcessEntry[],
    private readonly names: Identities,
    private readonly labels: Labels,
  ) {}

  tree(entry: ProcessEntry): TreeNode {
    const children = this.entries.filter(({ ppid }) => ppid === entry.pid)
    if (!this.labels.numeric)
      children.sort((a, b) => (a.comm < b.comm ? -1 : a.comm > b.comm ? 1 : a.pid - b.pid))
    return {
      label: this.#label(entry),
      children: [...this.#threads(entry), ...children.map((child) => this.tree(child))],
    }
  }

  /** The process below its ancestors alone. */
  withParents(entry: ProcessEntry): TreeNode {
    let node = this.tree(entry)
    for (let parent = this.#parent(entry); parent; parent = this.#parent(parent))
      node = { label: this.#label(parent), children: [node] }
    return node
  }

  byNamespace(type: NamespaceName, drawing: Drawing): string {
    const numbers = [...new Set(this.entries.flatMap(({ namespaces }) => namespaces.get(type) ?? []))].sort(
      (a, b) => a - b,
    )
    return numbers
      .map((number) => {
        const inside = this.entries.filter(({ namespaces }) => namespaces.get(type) === number)
        const own = new Builder(inside, this.names, this.labels)
        const roots = inside.filter(({ ppid }) => !inside.some(({ pid }) => pid === ppid))
        return `[${number}]\n${roots.map((root) => drawTree(own.tree(root), drawing)).join('')}`
      })
      .join('')
  }

  #parent(entry: ProcessEntry): ProcessEntry | undefined {
    return this.entries.find(({ pid }) => pid === entry.ppid)
  }

  #threads({ threads, comm }: ProcessEntry): TreeNode[] {
    if (this.labels.hideThreads) return []
    return Array.from({ length: Math.max(0, threads - 1) }, () => ({ label: `{${comm}}`, children: [] }))
  }

  #label(entry: ProcessEntry): string {
    const { labels } = this
    const parent = this.#parent(entry)
    const notes: string[] = []
    if (labels.pids) notes.push(String(entry.pid))
    if (labels.pgids) notes.push(String(entry.pgrp))
    const uid = statusIds(entry, 'Uid')[1] ?? 0
    if (labels.uidChanges && parent && statusIds(parent, 'Uid')[1] !== uid)
      notes.push(this.names.userName(uid))
    if (labels.namespaceChanges && parent) {
      for (const [name, number] of entry.namespaces)
        if (parent.namespaces.get(name) !== number) notes.push(name)
    }
    const base =
      entry.comm +
      (notes.length > 0 && !labels.arguments
        ? `(${notes.join(',')})`
        : notes.map((note) => `,${note}`).join(''))
    return labels.arguments ? [base, ...entry.cmdline.slice(1)].join(' ') : base
  }
}
