import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'
import { readUsers } from '../state/users'

/** What `~`, `~user`, `~+` and `~-` stand for; a user who does not exist stays as written. */
export function* homeOf(shell: Shell, user: string): Blocking<string> {
  if (user === '+') return shell.variables.get('PWD') ?? '~+'
  if (user === '-') return shell.variables.get('OLDPWD') ?? '~-'
  const home = user === '' ? shell.variables.get('HOME') : undefined
  if (home !== undefined) return home
  const uid = shell.sys.getuid()
  const users = yield* readUsers(shell.sys)
  const entry = users.find((candidate) => (user === '' ? candidate.uid === uid : candidate.name === user))
  return entry?.home ?? `~${user}`
}
