import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Identities } from '../support/identity'
import { quote, quoteName } from '../support/quote'
import { run } from '../support/run'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/chroot'

export const chroot = utility({
  family: coreutils,
  name: 'chroot',
  help,
  usageStatus: 125,
  options: { groups: '--groups=', user: '--userspec=', skipChdir: '--skip-chdir' },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands: [root, ...given] }) {
    const { sys, env } = process
    if (root === undefined) throw new UsageFailure('missing operand')
    try {
      sys.chroot(root)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`cannot change root directory to ${quoteName(process, root)}: ${error.message}`, 125)
    }
    if (!options.skipChdir) sys.chdir('/')
    yield* become(process, options.user ?? '', options.groups)
    const command = given.length > 0 ? given : [env.get('SHELL') ?? '/bin/sh', '-i']
    try {
      return yield* run(process, command)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(
        `failed to run command ${quote(process, command[0] ?? '')}: ${error.message}`,
        error.code === 'ENOENT' ? 127 : 126,
      )
    }
  },
})

/** Takes on the user, group and other groups asked for. */
function* become(process: Process, user: string, groups: string | undefined): Blocking<void> {
  const { sys } = process
  const names = yield* Identities.read(sys)
  const [userName = '', groupName = ''] = user.split(':')
  const known = names.userByName(userName) ?? names.userById(Number(userName || 'none'))
  const uid = known?.uid ?? number(userName)
  const gid = names.groupByName(groupName)?.gid ?? number(groupName) ?? known?.gid
  if (userName !== '' && uid === undefined) throw new Failure('invalid user', 125)
  if (groupName !== '' && gid === undefined) throw new Failure('invalid group', 125)
  const others = groups?.split(',').map((group) => {
    const id = names.groupByName(group)?.gid ?? number(group)
    if (id === undefined) throw new Failure(`invalid group ${quote(process, group)}`, 125)
    return id
  })
  const list = others ?? (known && names.groupsOf(known))
  if (list) sys.setgroups(list)
  if (gid !== undefined) sys.setresgid(gid, gid, gid)
  if (uid !== undefined) sys.setresuid(uid, uid, uid)
}

const number = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : undefined)
