import { Identities } from '../support/identity'
import { complain } from '../support/message'
import { quote } from '../support/quote'
import { utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/groups'

export const groups = utility({
  family: coreutils,
  name: 'groups',
  help,
  options: {},
  *run(process, { operands }) {
    const { sys, stdout } = process
    const names = yield* Identities.read(sys)
    let status = 0
    const list = (gids: readonly number[]): string =>
      [...new Set(gids)].map((gid) => names.groupName(gid)).join(' ')
    if (operands.length === 0) yield* stdout.write(`${list([sys.getegid(), ...sys.getgroups()])}\n`)
    for (const operand of operands) {
      const user = names.userByName(operand)
      if (user) yield* stdout.write(`${operand} : ${list(names.groupsOf(user))}\n`)
      else yield* complain(process, `${quote(process, operand)}: no such user`)
      if (!user) status = 1
    }
    return status
  },
})
