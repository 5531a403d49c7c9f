import type { Capability } from '../capabilities'
import { Errno } from '../errno'
import type { UserNamespace } from '../namespaces'
import type { Task } from '../task'

/** Whether a task holds a capability over what belongs to a user namespace (user_namespaces(7), "Capabilities"). */
export function hasCapability(task: Task, namespace: UserNamespace, capability: Capability): boolean {
  const { user } = task.namespaces
  for (let ns: UserNamespace | undefined = namespace; ns; ns = ns.parent) {
    if (ns === user) return task.credentials.effective.has(capability)
    if (ns.parent === user && ns.creator === task.credentials.euid) return true
  }
  return false
}

/** PTRACE_MODE_READ_FSCREDS (ptrace(2)): whether `reader` may look into another process. */
export function mayInspect(reader: Task, target: Task): boolean {
  if (reader === target) return true
  const owner = target.namespaces.user
  if (hasCapability(reader, owner, 'CAP_SYS_PTRACE')) return true
  const { euid, egid, effective } = reader.credentials
  const { credentials } = target
  const sameUser = [credentials.uid, credentials.euid, credentials.suid].every((uid) => uid === euid)
  const sameGroup = [credentials.gid, credentials.egid, credentials.sgid].every((gid) => gid === egid)
  if (!sameUser || !sameGroup || reader.namespaces.user !== owner) return false
  for (const capability of credentials.permitted) if (!effective.has(capability)) return false
  return true
}

/** @throws EACCES; the world outside, reading in nobody's name, may see everything */
export function requireInspect(reader: Task | undefined, target: Task): void {
  if (reader && !mayInspect(reader, target)) throw new Errno('EACCES')
}
