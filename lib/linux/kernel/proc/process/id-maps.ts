import { idInside, idOutside } from '../../../vfs/id-map'
import { Errno } from '../../errno'
import type { IdMapping, UserNamespace } from '../../namespaces'
import type { Task } from '../../task'
import { hasCapability } from '../access'
import type { ProcFileSystem } from '../proc-file-system'

export type IdMapName = 'uidMap' | 'gidMap'

const MAX_LINES = 340
const MAX_ID = 4_294_967_295

/** /proc/PID/uid_map and gid_map (user_namespaces(7)): the outer ids are those of the reader, or of the parent namespace. */
export function idMapText(fs: ProcFileSystem, task: Task, name: IdMapName): string {
  const { user } = task.namespaces
  const { readerUsers } = fs
  const outer = readerUsers === user ? user.parent : readerUsers
  return user[name]
    .map(({ inside, outside, count }) => {
      const seen = outer ? idInside(outer[name], outside) : outside
      return `${[inside, seen, count].map((id) => String(id).padStart(10)).join(' ')}\n`
    })
    .join('')
}

/** Sets a map, once in the life of a user namespace. @throws EPERM, EINVAL */
export function writeIdMap(fs: ProcFileSystem, task: Task, name: IdMapName, text: string): void {
  const { user } = task.namespaces
  const { parent } = user
  const writer = fs.reader ?? task
  if (!parent || user[name].length > 0) throw new Errno('EPERM')
  const ranges = parse(text)
  const writerNamespace = writer.namespaces.user
  if (writerNamespace !== user && writerNamespace !== parent) throw new Errno('EPERM')
  if (!mayMap(writer, user, parent, name, ranges)) throw new Errno('EPERM')
  user[name] = ranges.map(({ inside, outside, count }) => {
    return { inside, outside: outsideRange(parent, name, outside, count), count }
  })
}

export function setgroupsText({ namespaces: { user } }: Task): string {
  return user.setgroupsDenied ? 'deny\n' : 'allow\n'
}

/** Once denied, or once groups are mapped, setgroups(2) stays as it is. @throws EPERM, EINVAL */
export function writeSetgroups(fs: ProcFileSystem, task: Task, text: string): void {
  const { user } = task.namespaces
  const word = text.trim()
  if (word !== 'allow' && word !== 'deny') throw new Errno('EINVAL')
  if (!hasCapability(fs.reader ?? task, user, 'CAP_SYS_ADMIN')) throw new Errno('EPERM')
  if (word === 'allow' ? user.setgroupsDenied : user.gidMap.length > 0) throw new Errno('EPERM')
  user.setgroupsDenied = word === 'deny'
}

/** Either a capability over the parent namespace, or just one's own id, and for groups only after giving up setgroups(2). */
function mayMap(
  writer: Task,
  user: UserNamespace,
  parent: UserNamespace,
  name: IdMapName,
  [first, ...others]: readonly IdMapping[],
): boolean {
  const capability = name === 'uidMap' ? 'CAP_SETUID' : 'CAP_SETGID'
  if (!hasCapability(writer, user, 'CAP_SYS_ADMIN')) return false
  const inParent = writer.namespaces.user === parent && writer.credentials.effective.has(capability)
  if (inParent) return true
  if (!first || others.length > 0 || first.count !== 1) return false
  const { euid, egid } = writer.credentials
  const own = idInside(parent[name], name === 'uidMap' ? euid : egid)
  return first.outside === own && user.creator === euid && (name === 'uidMap' || user.setgroupsDenied)
}

/** A range must lie within one range of the parent. */
function outsideRange(parent: UserNamespace, name: IdMapName, first: number, count: number): number {
  try {
    const outside = idOutside(parent[name], first)
    if (idOutside(parent[name], first + count - 1) === outside + count - 1) return outside
  } catch {
    // An id that the parent does not know is no error of its own in user_namespaces(7).
  }
  throw new Errno('EPERM')
}

function parse(text: string): IdMapping[] {
  const rows = text.split('\n').filter((row) => row.trim() !== '')
  if (rows.length === 0 || rows.length > MAX_LINES) throw new Errno('EINVAL')
  return rows.map((row) => {
    const [inside = Number.NaN, outside = Number.NaN, count = Number.NaN, ...rest] = row
      .trim()
      .split(/\s+/)
      .map(Number)
    const isValid = [inside, outside, count].every((id) => Number.isInteger(id) && id >= 0 && id <= MAX_ID)
    if (!isValid || count === 0 || rest.length > 0) throw new Errno('EINVAL')
    return { inside, outside, count }
  })
}
