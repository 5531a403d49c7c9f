import { EngineError } from '../error'
import type { OciUser } from './oci-spec'

interface PasswdEntry {
  readonly name: string
  readonly uid: number
  readonly gid: number
  readonly home: string
}

interface GroupEntry {
  readonly name: string
  readonly gid: number
  readonly members: readonly string[]
}

/** Largest id a container may name (moby sys/user). */
const MAX_ID = 2_147_483_647

function parsePasswd(text: string): PasswdEntry[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 6)
    .map(([name = '', , uid, gid, , home = '']) => ({ name, uid: Number(uid), gid: Number(gid), home }))
}

function parseGroup(text: string): GroupEntry[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 3)
    .map(([name = '', , gid, members = '']) => ({
      name,
      gid: Number(gid),
      members: members.split(',').filter(Boolean),
    }))
}

/** A user's home directory; `/` for who has none. */
export function homeOf(passwd: string, uid: number): string {
  return parsePasswd(passwd).find((entry) => entry.uid === uid)?.home || '/'
}

function parseId(text: string): number | undefined {
  if (!/^-?\d+$/.test(text)) return undefined
  const id = Number(text)
  if (id < 0 || id > MAX_ID) throw new EngineError('System', `uids and gids must be in range 0-${MAX_ID}`)
  return id
}

/** Who `USER[:GROUP]` is, by the container's own files (moby sys/user GetExecUser). @throws EngineError */
export function findUser(spec: string, passwd: string, group: string): OciUser {
  const [userPart = '', groupPart = ''] = spec.split(':')
  const users = parsePasswd(passwd)
  const groups = parseGroup(group)
  const uidGiven = parseId(userPart)
  const entry = users.find((user) =>
    userPart === '' ? user.uid === 0 : user.name === userPart || user.uid === uidGiven,
  )
  if (!entry && userPart !== '' && uidGiven === undefined) {
    throw new EngineError('System', `unable to find user ${userPart}: no matching entries in passwd file`)
  }
  const uid = entry?.uid ?? uidGiven ?? 0
  if (groupPart !== '') {
    const gidGiven = parseId(groupPart)
    const found = groups.find((one) => one.name === groupPart || one.gid === gidGiven)
    if (!found && gidGiven === undefined) {
      throw new EngineError('System', `unable to find group ${groupPart}: no matching entries in group file`)
    }
    const gid = found?.gid ?? gidGiven ?? 0
    return { uid, gid, additionalGids: [gid] }
  }
  const gid = entry?.gid ?? 0
  const additional = groups
    .filter(({ members }) => entry && members.includes(entry.name))
    .map((one) => one.gid)
  return { uid, gid, additionalGids: [...new Set([gid, ...additional])].sort((left, right) => left - right) }
}

/** The numbers of `--group-add` groups. @throws EngineError */
export function findGroups(names: readonly string[], group: string): number[] {
  const groups = parseGroup(group)
  return names.map((name) => {
    const gid = parseId(name) ?? groups.find((one) => one.name === name)?.gid
    if (gid === undefined) throw new EngineError('System', `Unable to find group ${name}`)
    return gid
  })
}
