import type { Blocking } from '../../kernel/wait-queue'
import { Accounts } from '../support/accounts'
import { statIfAny } from '../support/files'
import { Failure, UsageFailure, utility } from '../utility'
import { shadow } from './family'
import { makeHome, removeTree } from './home'

const help = `Usage: useradd [options] LOGIN

Make a user.

Options:
  -c, --comment COMMENT     the name in full
  -d, --home-dir HOME_DIR   the home directory
  -g, --gid GROUP           the first group
  -G, --groups GROUPS       other groups, separated by commas
  -h, --help                print this
  -k, --skel SKEL_DIR       refused
  -m, --create-home         make the home directory
  -M, --no-create-home      do not (default)
  -N, --no-user-group       no group of the user's own
  -o, --non-unique          allow ids that are taken
  -p, --password PASSWORD   the password, encrypted
  -r, --system              a system account
  -s, --shell SHELL         the login shell
  -u, --uid UID             the user's number
  -U, --user-group          a group of the user's own (default)

Not simulated here: -b, --base-dir BASE_DIR; -D, --defaults; -e, --expiredate DATE; -f, --inactive DAYS; -K, --key KEY; -l, --no-log-init; -R, --root DIR
`

const validName = /^[a-z_][a-z0-9_-]*\$?$/

export const useradd = utility({
  family: shadow,
  name: 'useradd',
  help,
  options: {
    comment: '-c=',
    home: '-d=',
    group: '-g=',
    groups: '-G=',
    help: '-h',
    createHome: '-m',
    noHome: '-M',
    noGroup: '-N',
    nonUnique: '-o',
    password: '-p=',
    system: '-r',
    shell: '-s=',
    uid: '-u=',
    userGroup: '-U',
  },
  *run(process, { options, operands: [name, extra] }) {
    if (name === undefined || extra !== undefined) throw new UsageFailure('')
    if (!validName.test(name)) throw new Failure(`invalid user name '${name}': use --badname to ignore`, 3)
    const accounts = yield* Accounts.read(process)
    if (accounts.user(name)) throw new Failure(`user '${name}' already exists`, 9)
    const groups = (options.groups ?? '').split(',').filter((group) => group !== '')
    requireGroups(accounts, [...groups, options.group])
    const hasOwnGroup = options.group === undefined && !options.noGroup
    if (hasOwnGroup && accounts.groupRow(name))
      throw new Failure(`group ${name} exists - if you want to add this user to that group, use -g.`, 9)
    const uid = userId(accounts, options.uid, options)
    const named = options.group === undefined ? undefined : accounts.groupRow(options.group)
    const gid = named ? Number(named[2]) : hasOwnGroup ? groupIdFor(accounts, uid) : 100
    const home = options.home ?? `/home/${name}`
    accounts.passwd.push([
      name,
      'x',
      String(uid),
      String(gid),
      options.comment ?? '',
      home,
      options.shell ?? '/bin/sh',
    ])
    if (hasOwnGroup) accounts.group.push([name, 'x', String(gid), ''])
    for (const group of groups) accounts.setMember(accounts.groupRow(group) ?? [], name, true)
    accounts.setPassword(name, options.password ?? '!')
    yield* accounts.save()
    if (options.createHome && !(yield* makeHome(process, home, uid, gid)))
      yield* process.stderr.write(
        `useradd: warning: the home directory ${home} already exists.\nuseradd: Not copying any file from skel directory into it.\n`,
      )
    return 0
  },
})

function requireGroups(accounts: Accounts, names: readonly (string | undefined)[]): void {
  for (const name of names)
    if (name !== undefined && !accounts.groupRow(name)) throw new Failure(`group '${name}' does not exist`, 6)
}

function userId(
  accounts: Accounts,
  text: string | undefined,
  { system, nonUnique }: { readonly system: boolean; readonly nonUnique: boolean },
): number {
  const uid = text === undefined ? accounts.freeId(system) : Number(text)
  if (!Number.isInteger(uid)) throw new Failure(`invalid user ID '${text}'`, 3)
  if (!nonUnique && accounts.passwd.some((row) => Number(row[2]) === uid))
    throw new Failure(`UID ${uid} is not unique`, 4)
  return uid
}

/** The user's own number when no group has it. */
const groupIdFor = (accounts: Accounts, uid: number): number =>
  accounts.group.some((row) => Number(row[2]) === uid) ? accounts.freeId(false) : uid

const deleteHelp = `Usage: userdel [options] LOGIN

Remove a user.

Options:
  -f, --force               even when logged in
  -h, --help                print this
  -r, --remove              remove the home directory too

Not simulated here: -R, --root DIR; -P, --prefix DIR
`

export const userdel = utility({
  family: shadow,
  name: 'userdel',
  help: deleteHelp,
  options: { force: '-f', help: '-h', remove: '-r' },
  *run(process, { options, operands: [name] }) {
    if (name === undefined) throw new UsageFailure('')
    const accounts = yield* Accounts.read(process)
    const row = accounts.user(name)
    if (!row) throw new Failure(`user '${name}' does not exist`, 6)
    yield* deleteUser(accounts, name)
    if (!options.remove) return 0
    const home = row[5] ?? ''
    if (!statIfAny(process.sys, `/var/mail/${name}`))
      yield* process.stderr.write(`userdel: ${name} mail spool (/var/mail/${name}) not found\n`)
    if (statIfAny(process.sys, home)) yield* removeTree(process, home)
    else {
      yield* process.stderr.write(`userdel: ${name} home directory (${home}) not found\n`)
      return 12
    }
    return 0
  },
})

/** Takes a user out of all account files, with its own group when nobody else is in it. */
function* deleteUser(accounts: Accounts, name: string): Blocking<void> {
  const remove = (rows: string[][], isGone: (row: string[]) => boolean): void => {
    for (let index = rows.length - 1; index >= 0; index--)
      if (isGone(rows[index] ?? [])) rows.splice(index, 1)
  }
  remove(accounts.passwd, (row) => row[0] === name)
  remove(accounts.shadow, (row) => row[0] === name)
  for (const group of accounts.group)
    if ((group[3] ?? '').split(',').includes(name)) accounts.setMember(group, name, false)
  remove(accounts.group, (row) => row[0] === name && row[3] === '')
  yield* accounts.save()
}
