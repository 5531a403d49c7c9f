import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import { NotSimulated } from '../../options'
import type { Identities } from '../../support/identity'
import { statusIds } from '../../support/process-table'
import { PsError, type Request, type Requested } from './request'
import { onTty } from './select'

const items = (text: string): string[] => text.split(/[, \t]+/).filter((item) => item !== '')

export type ListKind =
  | 'pid'
  | 'ppid'
  | 'sid'
  | 'command'
  | 'user'
  | 'realUser'
  | 'group'
  | 'realGroup'
  | 'sessionOrGroup'
  | 'tty'
  | 'format'
  | 'insert'
  | 'sort'
  | 'width'
  | 'rows'
type Apply = (request: Request, value: string, names: Identities, process: Process, syntax: string) => void

/** Adds one match a listed number. */
const byNumber =
  (field: (entry: Parameters<typeof statusIds>[0]) => number): Apply =>
  ({ selection }, value, _names, _process, syntax) => {
    for (const item of items(value)) {
      if (!/^\d+$/.test(item)) throw new PsError(syntax)
      selection.lists.push((entry) => field(entry) === Number(item))
    }
  }

const byIdentity =
  (kind: 'Uid' | 'Gid', index: number): Apply =>
  ({ selection }, value, names) => {
    for (const item of items(value)) {
      const named = kind === 'Uid' ? names.userByName(item)?.uid : names.groupByName(item)?.gid
      const id = named ?? (/^\d+$/.test(item) ? Number(item) : undefined)
      if (id === undefined)
        throw new PsError(kind === 'Uid' ? 'user name does not exist' : 'group name does not exist')
      selection.lists.push((entry) => statusIds(entry, kind)[index] === id)
    }
  }

/** `a,b=HEADER,c`: every column may have a header of its own. */
function requestedColumns(value: string): Requested[] {
  return value
    .split(/[, \t]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [specifier = '', header] = part.split(/=(.*)/s)
      if (specifier.includes('%') && !/^%(cpu|mem)$/.test(specifier))
        throw new NotSimulated('an AIX format descriptor')
      return { specifier, header }
    })
}

/** What each option that takes a list does with it. */
export const lists: Readonly<Record<ListKind, { what: string; syntax: string; apply: Apply }>> = {
  pid: {
    what: 'list of process IDs',
    syntax: 'process ID list syntax error',
    apply: byNumber(({ pid }) => pid),
  },
  ppid: {
    what: 'list of process IDs',
    syntax: 'process ID list syntax error',
    apply: byNumber(({ ppid }) => ppid),
  },
  sid: {
    what: 'list of session leaders',
    syntax: 'process ID list syntax error',
    apply: byNumber(({ session }) => session),
  },
  command: {
    what: 'list of command names',
    syntax: '',
    apply: ({ selection }, value) => {
      for (const item of items(value)) selection.lists.push(({ comm }) => comm === item.slice(0, 15))
    },
  },
  user: { what: 'list of users', syntax: '', apply: byIdentity('Uid', 1) },
  realUser: { what: 'list of real users', syntax: '', apply: byIdentity('Uid', 0) },
  group: { what: 'list of effective groups', syntax: '', apply: byIdentity('Gid', 1) },
  realGroup: { what: 'list of real groups', syntax: '', apply: byIdentity('Gid', 0) },
  sessionOrGroup: {
    what: 'list of session leaders OR effective group names',
    syntax: 'process ID list syntax error',
    apply: (request, value, ...rest) =>
      lists[/^[\d, ]+$/.test(value) ? 'sid' : 'group'].apply(request, value, ...rest),
  },
  tty: {
    what: 'list of terminals (pty, tty...)',
    syntax: '',
    apply: ({ selection }, value, _names, { sys }) => {
      for (const item of items(value)) {
        if (!/^[-?]$/.test(item) && !ttyExists(sys, item)) throw new PsError('TTY could not be found')
        selection.lists.push(onTty(item))
      }
    },
  },
  format: {
    what: 'format specification',
    syntax: '',
    apply: ({ columns }, value) => void columns.push(...requestedColumns(value)),
  },
  insert: {
    what: 'format or sort specification',
    syntax: '',
    apply: ({ inserted }, value) => void inserted.push(...requestedColumns(value)),
  },
  sort: {
    what: 'long sort specification',
    syntax: '',
    apply: ({ sort }, value) => void sort.push(...value.split(',')),
  },
  width: {
    what: 'number of columns',
    syntax: '',
    apply: (request, value) => {
      if (!/^\d+$/.test(value) || Number(value) < 1)
        throw new PsError('number of columns must follow --cols, --width, or --columns')
      request.columnsWide = Number(value)
    },
  },
  rows: {
    what: 'number of rows',
    syntax: '',
    apply: () => {
      throw new NotSimulated('option --rows')
    },
  },
}

function ttyExists(sys: Process['sys'], name: string): boolean {
  for (const path of [name, `/dev/${name}`, `/dev/tty${name}`]) {
    try {
      if (path.startsWith('/') && sys.stat(path).type === 'character') return true
    } catch (error) {
      if (!isErrno(error)) throw error
    }
  }
  return false
}
