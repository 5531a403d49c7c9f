import { Accounts } from '../support/accounts'
import { Failure, UsageFailure, utility } from '../utility'
import { shadow } from './family'

const addHelp = `Usage: groupadd [options] GROUP

Make a group.

Options:
  -f, --force               be content when there is one
  -g, --gid GID             the group's number
  -h, --help                print this
  -o, --non-unique          allow a number that is taken
  -r, --system              a system group

Not simulated here: -K, --key KEY; -p, --password PASSWORD; -R, --root DIR; -U, --users USERS
`

export const groupadd = utility({
  family: shadow,
  name: 'groupadd',
  help: addHelp,
  options: { force: '-f', gid: '-g=', help: '-h', nonUnique: '-o', system: '-r' },
  *run(process, { options, operands: [name] }) {
    if (name === undefined) throw new UsageFailure('')
    const accounts = yield* Accounts.read(process)
    if (accounts.group.some((row) => row[0] === name)) {
      if (options.force) return 0
      throw new Failure(`group '${name}' already exists`, 9)
    }
    const gid = options.gid === undefined ? accounts.freeId(options.system) : Number(options.gid)
    if (!Number.isInteger(gid)) throw new Failure(`invalid group ID '${options.gid}'`, 3)
    if (!options.nonUnique && accounts.group.some((row) => Number(row[2]) === gid))
      throw new Failure(`GID '${gid}' already exists`, 4)
    accounts.group.push([name, 'x', String(gid), ''])
    yield* accounts.save()
    return 0
  },
})

const deleteHelp = `Usage: groupdel [options] GROUP

Remove a group.

Options:
  -f, --force               even when it is a user's first group
  -h, --help                print this

Not simulated here: -R, --root DIR
`

export const groupdel = utility({
  family: shadow,
  name: 'groupdel',
  help: deleteHelp,
  options: { force: '-f', help: '-h' },
  *run(process, { options, operands: [name] }) {
    if (name === undefined) throw new UsageFailure('')
    const accounts = yield* Accounts.read(process)
    const row = accounts.group.find((each) => each[0] === name)
    if (!row) throw new Failure(`group '${name}' does not exist`, 6)
    const owner = accounts.passwd.find((each) => each[3] === row[2])
    if (owner && !options.force) throw new Failure(`cannot remove the primary group of user '${owner[0]}'`, 8)
    accounts.group.splice(accounts.group.indexOf(row), 1)
    yield* accounts.save()
    return 0
  },
})
