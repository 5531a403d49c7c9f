import type { Syscalls } from '../../../../linux/kernel/syscalls'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { EngineError } from '../../error'
import { readTextIfPresent } from '../../files'
import { scopedPath } from '../../runtime/scoped-path'

export interface Owner {
  readonly uid: number
  readonly gid: number
}

/** Whom `--chown` means, by the passwd and group files of the file system at `root` (moby parseChownFlag). @throws EngineError */
export function* findOwner(sys: Syscalls, root: string, chown: string): Blocking<Owner> {
  const parts = chown.split(':')
  const [user = '', group = user] = parts
  if (user === '' || parts.length > 2) throw failure(`invalid chown string format: ${chown}`)
  const uid = yield* lookUp(sys, root, '/etc/passwd', user, 'uid', 'user')
  const gid = yield* lookUp(sys, root, '/etc/group', group, 'gid', 'group')
  return { uid, gid }
}

function* lookUp(
  sys: Syscalls,
  root: string,
  file: string,
  name: string,
  id: string,
  kind: string,
): Blocking<number> {
  if (/^\d+$/.test(name)) return Number(name)
  const text = (yield* readTextIfPresent(sys, scopedPath(sys, root, file))) ?? ''
  const entry = text
    .split('\n')
    .map((line) => line.split(':'))
    .find(([first]) => first === name)
  if (entry) return Number(entry[2])
  throw failure(`can't find ${id} for ${kind} ${name}: no such ${kind}: ${name}`)
}

function failure(reason: string): EngineError {
  return new EngineError('System', `unable to convert uid/gid chown string to host mapping: ${reason}`)
}
