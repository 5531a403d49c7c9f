import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Identities, type User } from '../support/identity'
import { complain } from '../support/message'
import { quote } from '../support/quote'
import { Failure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/id'

interface Who {
  readonly uid: number
  readonly euid: number
  readonly gid: number
  readonly egid: number
  readonly groups: readonly number[]
}

export const id = utility({
  family: coreutils,
  name: 'id',
  help,
  options: { ignored: '-a', group: '-g', groups: '-G', name: '-n', real: '-r', user: '-u', zero: '-z' },
  *run(process, { options, operands }) {
    const kinds = [options.user, options.group, options.groups].filter((asked) => asked).length
    if (kinds > 1) throw new Failure('cannot print "only" of more than one choice')
    if (kinds === 0 && (options.name || options.real))
      throw new Failure('cannot print only names or real IDs in default format')
    if (kinds === 0 && options.zero) throw new Failure('option --zero not permitted in default format')
    const names = yield* Identities.read(process.sys)
    const end = options.zero ? '\0' : '\n'
    const userName = (uid: number): string => (options.name ? names.userName(uid) : String(uid))
    const groupName = (gid: number): string => (options.name ? names.groupName(gid) : String(gid))
    const print = (who: Who, isSelf: boolean): string => {
      if (options.user) return userName(options.real ? who.uid : who.euid) + end
      if (options.group) return groupName(options.real ? who.gid : who.egid) + end
      if (options.groups)
        return (
          unique([who.gid, who.egid, ...who.groups])
            .map(groupName)
            .join(options.zero ? end : ' ') + end
        )
      return `${everything(who, names, isSelf)}\n`
    }
    if (operands.length === 0) {
      yield* process.stdout.write(print(self(process), true))
      return 0
    }
    return yield* others(process, operands, names, print)
  },
})

function* others(
  process: Process,
  operands: readonly string[],
  names: Identities,
  print: (who: Who, isSelf: boolean) => string,
): Blocking<number> {
  let status = 0
  for (const operand of operands) {
    const user =
      names.userByName(operand) ?? (/^\+?\d+$/.test(operand) ? names.userById(Number(operand)) : undefined)
    if (user) yield* process.stdout.write(print(of(user, names), false))
    else yield* complain(process, `${quote(process, operand)}: no such user`)
    if (!user) status = 1
  }
  return status
}

const unique = (ids: readonly number[]): number[] => [...new Set(ids)]

const self = ({ sys }: Process): Who => ({
  uid: sys.getuid(),
  euid: sys.geteuid(),
  gid: sys.getgid(),
  egid: sys.getegid(),
  groups: sys.getgroups(),
})

const of = (user: User, names: Identities): Who => ({
  uid: user.uid,
  euid: user.uid,
  gid: user.gid,
  egid: user.gid,
  groups: names.groupsOf(user),
})

function everything({ uid, euid, gid, egid, groups }: Who, names: Identities, isSelf: boolean): string {
  const user = (number: number): string => named(number, names.userById(number)?.name)
  const group = (number: number): string => named(number, names.groupById(number)?.name)
  const parts = [`uid=${user(uid)}`, `gid=${group(gid)}`]
  if (euid !== uid) parts.push(`euid=${user(euid)}`)
  if (egid !== gid) parts.push(`egid=${group(egid)}`)
  // The kernel's list as it is; getgroups(2) of a named user begins with its own group.
  const listed = isSelf ? unique([egid, ...groups]) : unique([gid, ...groups])
  parts.push(`groups=${listed.map(group).join(',')}`)
  return parts.join(' ')
}

const named = (number: number, name: string | undefined): string =>
  name === undefined ? `${number}` : `${number}(${name})`
