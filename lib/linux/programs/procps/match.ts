import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { RegexError } from '../regex/ast'
import { Regex } from '../regex/regex'
import { Identities } from '../support/identity'
import {
  type Detail,
  type NamespaceName,
  type ProcessEntry,
  readProcesses,
  statusIds,
  ttyName,
} from '../support/process-table'
import { Failure } from '../utility'

/** What pgrep and pkill select processes by. */
export interface Criteria {
  readonly pattern: string | undefined
  readonly full: boolean
  readonly exact: boolean
  readonly ignoreCase: boolean
  readonly inverse: boolean
  readonly newest: boolean
  readonly oldest: boolean
  /** seconds */
  readonly older: string | undefined
  readonly users: string | undefined
  readonly realUsers: string | undefined
  readonly groups: string | undefined
  readonly parents: string | undefined
  readonly processGroups: string | undefined
  readonly sessions: string | undefined
  readonly terminals: string | undefined
  readonly states: string | undefined
  readonly namespaces: string | undefined
  readonly namespaceKinds: string | undefined
  readonly ignoreAncestors: boolean
}

type Test = (entry: ProcessEntry) => boolean

/** The processes that meet all criteria, by ascending pid; the one that asks is never among them. */
export function* findProcesses(process: Process, criteria: Criteria): Blocking<ProcessEntry[]> {
  const names = yield* Identities.read(process.sys)
  const details = new Set<Detail>(criteria.namespaces === undefined ? [] : ['namespaces'])
  const entries = yield* readProcesses(process, details)
  const self = process.sys.getpid()
  const tests = makeTests(process, criteria, names, entries)
  const others = entries.filter(({ pid }) => pid !== self)
  const chosen = others.filter((entry) => tests.every((test) => test(entry)) !== criteria.inverse)
  if (!criteria.newest && !criteria.oldest) return chosen
  const order = criteria.newest ? -1 : 1
  const [best] = [...chosen].sort((a, b) => order * (a.startTime - b.startTime || a.pid - b.pid))
  return best ? [best] : []
}

function makeTests(
  process: Process,
  criteria: Criteria,
  names: Identities,
  entries: readonly ProcessEntry[],
): Test[] {
  const tests: Test[] = []
  const list = (text: string | undefined, make: (items: readonly string[]) => Test): void => {
    if (text !== undefined) tests.push(make(text.split(',')))
  }
  const numbers =
    (of: (entry: ProcessEntry) => number, zero: number, what: string) =>
    (items: readonly string[]): Test => {
      const wanted = items.map((item) => {
        if (!/^\d+$/.test(item)) throw new Failure(`invalid ${what}: ${item}`, 2)
        return Number(item) || zero
      })
      return (entry) => wanted.includes(of(entry))
    }
  const own = entries.find(({ pid }) => pid === process.sys.getpid())
  list(
    criteria.parents,
    numbers(({ ppid }) => ppid, 0, 'process id'),
  )
  list(
    criteria.processGroups,
    numbers(({ pgrp }) => pgrp, own?.pgrp ?? 0, 'process group'),
  )
  list(
    criteria.sessions,
    numbers(({ session }) => session, own?.session ?? 0, 'session id'),
  )
  list(criteria.users, users(names, 1))
  list(criteria.realUsers, users(names, 0))
  list(criteria.groups, groups(names))
  list(
    criteria.terminals,
    (items) =>
      ({ tty }) =>
        items.some((item) => item === ttyName(tty) || (item === '-' && tty === 0)),
  )
  list(
    criteria.states,
    (items) =>
      ({ state }) =>
        items.some((item) => item.includes(state)),
  )
  list(criteria.namespaces, ([pid = '']) => sameNamespaces(entries, Number(pid), criteria.namespaceKinds))
  if (criteria.older !== undefined) tests.push(olderThan(process, Number(criteria.older)))
  if (criteria.pattern !== undefined) tests.push(matches(criteria.pattern, criteria))
  if (criteria.ignoreAncestors) tests.push(notAncestor(process, entries))
  return tests
}

function users(names: Identities, index: number): (items: readonly string[]) => Test {
  return (items) => {
    const wanted = items.map((item) => {
      const uid = names.userByName(item)?.uid ?? (/^\d+$/.test(item) ? Number(item) : undefined)
      if (uid === undefined) throw new Failure(`invalid user name: ${item}`, 2)
      return uid
    })
    return (entry) => wanted.includes(statusIds(entry, 'Uid')[index] ?? -1)
  }
}

function groups(names: Identities): (items: readonly string[]) => Test {
  return (items) => {
    const wanted = items.map((item) => {
      const gid = names.groupByName(item)?.gid ?? (/^\d+$/.test(item) ? Number(item) : undefined)
      if (gid === undefined) throw new Failure(`invalid group name: ${item}`, 2)
      return gid
    })
    return (entry) => wanted.includes(statusIds(entry, 'Gid')[0] ?? -1)
  }
}

function sameNamespaces(entries: readonly ProcessEntry[], pid: number, kinds: string | undefined): Test {
  const model = entries.find((entry) => entry.pid === pid)
  if (!model) throw new Failure('Error reading reference namespace information', 1)
  const wanted = (kinds?.split(',') ?? ['ipc', 'mnt', 'net', 'pid', 'user', 'uts']) as NamespaceName[]
  return ({ namespaces }) => wanted.every((kind) => namespaces.get(kind) === model.namespaces.get(kind))
}

function olderThan({ sys }: Process, seconds: number): Test {
  return ({ startTime }) => sys.now() / 1e9 - startTime / 100 >= seconds
}

function notAncestor({ sys }: Process, entries: readonly ProcessEntry[]): Test {
  const ancestors = new Set<number>()
  for (
    let pid: number | undefined = sys.getppid();
    pid && !ancestors.has(pid);
    pid = entries.find((entry) => entry.pid === pid)?.ppid
  )
    ancestors.add(pid)
  return ({ pid }) => !ancestors.has(pid)
}

function matches(pattern: string, { full, exact, ignoreCase }: Criteria): Test {
  try {
    const regex = new Regex(exact ? `^(${pattern})$` : pattern, { extended: true, ignoreCase })
    return ({ comm, cmdline }) => regex.test(full && cmdline.length > 0 ? cmdline.join(' ') : comm)
  } catch (error) {
    if (error instanceof RegexError) throw new Failure(`regex error: ${error.message}`, 2)
    throw error
  }
}
