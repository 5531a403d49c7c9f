import { idInside, idOutside } from '../../vfs/id-map'
import type { Capability } from '../capabilities'
import type { Credentials } from '../credentials'
import { Errno } from '../errno'
import type { Syscalls } from '../syscalls'
import { SignalCalls } from './signal-calls'

/** Users, groups and capabilities (credentials(7)). Ids are those of the caller's user namespace. */
export class CredentialCalls extends SignalCalls {
  #uid(id: number): number {
    return idInside(this.task.namespaces.user.uidMap, id)
  }

  #gid(id: number): number {
    return idInside(this.task.namespaces.user.gidMap, id)
  }

  getuid(): number {
    return this.#uid(this.task.credentials.uid)
  }

  geteuid(): number {
    return this.#uid(this.task.credentials.euid)
  }

  getgid(): number {
    return this.#gid(this.task.credentials.gid)
  }

  getegid(): number {
    return this.#gid(this.task.credentials.egid)
  }

  getgroups(): readonly number[] {
    return this.task.credentials.groups.map((id) => this.#gid(id))
  }

  setresuid(real: number, effective: number, saved: number): void {
    this.enter()
    const { uidMap } = this.task.namespaces.user
    const [uid, euid, suid] = [real, effective, saved].map((id) => idOutside(uidMap, id)) as [
      number,
      number,
      number,
    ]
    const { credentials } = this.task
    const own = [credentials.uid, credentials.euid, credentials.suid]
    const isAllowed =
      credentials.effective.has('CAP_SETUID') || [uid, euid, suid].every((id) => own.includes(id))
    if (!isAllowed) throw new Errno('EPERM')
    this.task.credentials = withoutRootPowers({ ...credentials, uid, euid, suid }, credentials)
  }

  setresgid(real: number, effective: number, saved: number): void {
    this.enter()
    const { gidMap } = this.task.namespaces.user
    const [gid, egid, sgid] = [real, effective, saved].map((id) => idOutside(gidMap, id)) as [
      number,
      number,
      number,
    ]
    const { credentials } = this.task
    const own = [credentials.gid, credentials.egid, credentials.sgid]
    const isAllowed =
      credentials.effective.has('CAP_SETGID') || [gid, egid, sgid].every((id) => own.includes(id))
    if (!isAllowed) throw new Errno('EPERM')
    this.task.credentials = { ...credentials, gid, egid, sgid }
  }

  setgroups(groups: readonly number[]): void {
    this.enter()
    this.requireCapability('CAP_SETGID')
    const { gidMap, setgroupsDenied } = this.task.namespaces.user
    if (setgroupsDenied || gidMap.length === 0) throw new Errno('EPERM')
    this.task.credentials = { ...this.task.credentials, groups: groups.map((id) => idOutside(gidMap, id)) }
  }

  umask(mask?: number): number {
    this.enter()
    const previous = this.task.umask
    if (mask !== undefined) this.task.umask = mask & 0o777
    return previous
  }

  capget(): ReturnType<Syscalls['capget']> {
    return this.task.credentials
  }

  capset(sets: {
    readonly permitted: Iterable<Capability>
    readonly effective: Iterable<Capability>
    readonly bounding?: Iterable<Capability>
  }): void {
    this.enter()
    const { credentials } = this.task
    const permitted = new Set(sets.permitted)
    const effective = new Set(sets.effective)
    const bounding = sets.bounding ? new Set(sets.bounding) : credentials.bounding
    if (!isSubset(permitted, credentials.permitted) || !isSubset(effective, permitted))
      throw new Errno('EPERM')
    if (!isSubset(bounding, credentials.bounding)) throw new Errno('EPERM')
    this.task.credentials = { ...credentials, permitted, effective, bounding }
  }

  setNoNewPrivileges(): void {
    this.enter()
    this.task.noNewPrivileges = true
  }
}

function isSubset<T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean {
  for (const item of part) if (!whole.has(item)) return false
  return true
}

/** Who stops being root loses capabilities (capabilities(7), "Effect of user ID changes on capabilities"). */
function withoutRootPowers(next: Credentials, previous: Credentials): Credentials {
  const wasRoot = [previous.uid, previous.euid, previous.suid].includes(0)
  const isRoot = [next.uid, next.euid, next.suid].includes(0)
  if (wasRoot && !isRoot) return { ...next, permitted: new Set(), effective: new Set() }
  if (previous.euid === 0 && next.euid !== 0) return { ...next, effective: new Set() }
  if (previous.euid !== 0 && next.euid === 0) return { ...next, effective: next.permitted }
  return next
}
