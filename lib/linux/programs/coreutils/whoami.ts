import { Identities } from '../support/identity'
import { quote } from '../support/quote'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/whoami'

export const whoami = utility({
  family: coreutils,
  name: 'whoami',
  help,
  options: {},
  *run(process, { operands }) {
    if (operands[0] !== undefined) throw new UsageFailure(`extra operand ${quote(process, operands[0])}`)
    const uid = process.sys.geteuid()
    const user = (yield* Identities.read(process.sys)).userById(uid)
    if (!user) throw new Failure(`cannot find name for user ID ${uid}`)
    yield* process.stdout.write(`${user.name}\n`)
    return 0
  },
})
