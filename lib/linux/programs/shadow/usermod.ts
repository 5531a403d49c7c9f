import { Accounts } from '../support/accounts'
import { Failure, UsageFailure, utility } from '../utility'
import { shadow } from './family'

const help = `Usage: usermod [options] LOGIN

Change a user.

Options:
  -a, --append              with -G, stay in the groups there are
  -c, --comment COMMENT     the name in full
  -d, --home HOME_DIR       the home directory
  -g, --gid GROUP           the first group
  -G, --groups GROUPS       other groups, separated by commas
  -h, --help                print this
  -l, --login NEW_LOGIN     the name
  -L, --lock                lock the password
  -p, --password PASSWORD   the password, encrypted
  -r, --remove              with -G, leave these groups
  -s, --shell SHELL         the login shell
  -u, --uid UID             the user's number
  -U, --unlock              unlock the password

Not simulated here: -m, --move-home; -o, --non-unique; -e, --expiredate DATE; -f, --inactive DAYS; -v, --add-subuids FIRST-LAST; -w, --add-subgids FIRST-LAST
`

export const usermod = utility({
  family: shadow,
  name: 'usermod',
  help,
  options: {
    append: '-a',
    comment: '-c=',
    home: '-d=',
    group: '-g=',
    groups: '-G=',
    help: '-h',
    login: '-l=',
    lock: '-L',
    password: '-p=',
    remove: '-r',
    shell: '-s=',
    uid: '-u=',
    unlock: '-U',
  },
  *run(process, { options, given, operands: [name] }) {
    if (name === undefined || given.length === 0) throw new UsageFailure('')
    const accounts = yield* Accounts.read(process)
    const row = accounts.user(name)
    if (!row) throw new Failure(`user '${name}' does not exist`, 6)
    if (options.append && options.groups === undefined)
      throw new UsageFailure('-a flag is only allowed with the -G flag')
    const group = options.group === undefined ? undefined : accounts.groupRow(options.group)
    if (options.group !== undefined && !group) throw new Failure(`group '${options.group}' does not exist`, 6)
    if (options.groups !== undefined) setGroups(accounts, name, options.groups.split(','), options)
    const changes = [
      options.login,
      undefined,
      options.uid,
      group?.[2],
      options.comment,
      options.home,
      options.shell,
    ]
    for (const [field, value] of changes.entries()) if (value !== undefined) row[field] = value
    const secret = accounts.shadow.find((each) => each[0] === name)
    if (secret) {
      const hash = options.password ?? secret[1] ?? ''
      secret[1] = options.lock ? `!${hash.replace(/^!/, '')}` : options.unlock ? hash.replace(/^!/, '') : hash
      if (options.login !== undefined) secret[0] = options.login
    }
    yield* accounts.save()
    return 0
  },
})

function setGroups(
  accounts: Accounts,
  user: string,
  names: readonly string[],
  { append, remove }: { readonly append: boolean; readonly remove: boolean },
): void {
  for (const name of names)
    if (name !== '' && !accounts.groupRow(name)) throw new Failure(`group '${name}' does not exist`, 6)
  for (const group of accounts.group) {
    const isNamed = names.includes(group[0] ?? '') || names.includes(group[2] ?? '')
    const isMember = (group[3] ?? '').split(',').includes(user)
    if (remove ? isNamed && isMember : isNamed && !isMember) accounts.setMember(group, user, !remove)
    else if (!isNamed && isMember && !append && !remove) accounts.setMember(group, user, false)
  }
}
