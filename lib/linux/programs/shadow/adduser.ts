import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Accounts, askPassword, hashPassword } from '../support/accounts'
import { Failure, type Family, UsageFailure, utility } from '../utility'
import { makeHome } from './home'

/** Debian's adduser 3.134. */
const family: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: () => '',
  help: (_, { help }) => help,
  version: () => 'adduser version 3.134\n',
}

const help = `adduser [--home DIR] [--shell SHELL] [--no-create-home] [--uid ID] [--ingroup GROUP] [--gecos GECOS] [--disabled-password] user
adduser --system [options] user
adduser user group

Make a user, or add one to a group.

  --disabled-login     no password
  --disabled-password  no password
  --gecos=GECOS        the name in full
  --gid=ID             the first group
  --group              a group of the system user's own
  --home=DIR           the home directory
  --ingroup=GROUP      the first group
  --no-create-home     make no home directory
  --quiet, -q          tell nothing
  --shell=SHELL        the login shell
  --system             a system account
  --uid=ID             the user's number
  --help               print this
  --version            print the version

Not simulated here: --debug; --conf=FILE; --firstuid=ID; --lastuid=ID; --add-extra-groups; --allow-bad-names
`

export const adduser = utility({
  family,
  name: 'adduser',
  help,
  options: {
    disabledLogin: '--disabled-login',
    disabledPassword: '--disabled-password',
    gecos: '--gecos=',
    gid: '--gid=',
    group: '--group',
    home: '--home=',
    inGroup: '--ingroup=',
    noHome: '--no-create-home',
    quiet: '-q',
    shell: '--shell=',
    system: '--system',
    uid: '--uid=',
  },
  *run(process, { options, operands: [name, group] }) {
    const { sys, stdout } = process
    const say = function* (text: string): Blocking<void> {
      if (!options.quiet) yield* stdout.write(`${text}\n`)
    }
    if (sys.getuid() !== 0) throw new Failure('Only root may add a user or group to the system.')
    if (name === undefined) throw new UsageFailure('Only one or two names allowed.')
    const accounts = yield* Accounts.read(process)
    if (group !== undefined) return yield* addToGroup(accounts, name, group, say)
    if (accounts.user(name)) {
      if (options.system) return 0
      throw new Failure(`The user \`${name}' already exists.`)
    }
    if (!/^[a-z][-a-z0-9_]*$/.test(name))
      throw new Failure(
        "Please enter a username matching the regular expression\n            configured via the NAME_REGEX configuration variable.  Use the `--allow-bad-names'\n            option to relax this check or reconfigure NAME_REGEX in configuration.",
      )
    const row = yield* makeUser(process, accounts, name, options, say)
    if (options.system) return 0
    if (!options.disabledPassword && !options.disabledLogin) yield* askForPassword(process, accounts, name)
    if (options.gecos === undefined) yield* askForDetails(process, row)
    const users = accounts.groupRow('users')
    if (users) {
      accounts.setMember(users, name, true)
      yield* say(`Adding new user \`${name}' to supplemental / extra groups \`users' ...`)
      yield* say(`Adding user \`${name}' to group \`users' ...`)
    }
    yield* accounts.save()
    return 0
  },
})

interface Wishes {
  readonly system: boolean
  readonly group: boolean
  readonly noHome: boolean
  readonly uid: string | undefined
  readonly gid: string | undefined
  readonly inGroup: string | undefined
  readonly home: string | undefined
  readonly shell: string | undefined
  readonly gecos: string | undefined
}

/** Makes the user, its group and its home; its line of /etc/passwd. */
function* makeUser(
  process: Process,
  accounts: Accounts,
  name: string,
  wishes: Wishes,
  say: (text: string) => Blocking<void>,
): Blocking<string[]> {
  const { system } = wishes
  const uid = wishes.uid === undefined ? accounts.freeId(system) : Number(wishes.uid)
  const first = firstGroup(accounts, wishes)
  const gid = first ? Number(first[2]) : uid
  const home = wishes.home ?? (system ? '/nonexistent' : `/home/${name}`)
  yield* say(system ? `Adding system user \`${name}' (UID ${uid}) ...` : `Adding user \`${name}' ...`)
  if (!first) {
    yield* say(`Adding new group \`${name}' (${system ? 'GID ' : ''}${gid}) ...`)
    accounts.group.push([name, 'x', String(gid), ''])
  }
  const group = first?.[0] ?? name
  yield* say(
    `Adding new user \`${name}' (${system ? 'UID ' : ''}${uid}) with group \`${group}${system ? '' : ` (${gid})`}' ...`,
  )
  const shell = wishes.shell ?? (system ? '/usr/sbin/nologin' : '/bin/bash')
  const row = [name, 'x', String(uid), String(gid), wishes.gecos ?? '', home, shell]
  accounts.passwd.push(row)
  accounts.setPassword(name, '!')
  yield* accounts.save()
  if (wishes.noHome || home === '/nonexistent') {
    yield* say(`Not creating home directory \`${home}'.`)
    return row
  }
  yield* say(`Creating home directory \`${home}' ...`)
  if (yield* makeHome(process, home, uid, gid)) yield* say("Copying files from `/etc/skel' ...")
  return row
}

/** The group asked for; undefined for one of the user's own. */
function firstGroup(accounts: Accounts, { inGroup, gid, system, group }: Wishes): string[] | undefined {
  const name = inGroup ?? gid ?? (system && !group ? 'nogroup' : undefined)
  if (name === undefined) return undefined
  const row = accounts.groupRow(name)
  if (!row) throw new Failure(`The group \`${name}' does not exist.`)
  return row
}

function* addToGroup(
  accounts: Accounts,
  user: string,
  name: string,
  say: (text: string) => Blocking<void>,
): Blocking<number> {
  const group = accounts.groupRow(name)
  if (!accounts.user(user)) throw new Failure(`The user \`${user}' does not exist.`)
  if (!group) throw new Failure(`The group \`${name}' does not exist.`)
  if ((group[3] ?? '').split(',').includes(user)) {
    yield* say(`The user \`${user}' is already a member of \`${name}'.`)
    return 0
  }
  yield* say(`Adding user \`${user}' to group \`${name}' ...`)
  accounts.setMember(group, user, true)
  yield* accounts.save()
  yield* say('Done.')
  return 0
}

function* askForPassword(process: Process, accounts: Accounts, name: string): Blocking<void> {
  const first = yield* askPassword(process, 'New password: ')
  const second = yield* askPassword(process, 'Retype new password: ')
  if (first === '' || first !== second) {
    const why = first === second ? 'No password has been supplied.' : 'Sorry, passwords do not match.'
    yield* process.stderr.write(
      `${why}\npasswd: Authentication token manipulation error\npasswd: password unchanged\n`,
    )
    return
  }
  accounts.setPassword(name, hashPassword(first, name))
  yield* process.stderr.write('passwd: password updated successfully\n')
}

function* askForDetails({ stdin, stdout }: Process, row: string[]): Blocking<void> {
  yield* stdout.write(
    `Changing the user information for ${row[0]}\nEnter the new value, or press ENTER for the default\n`,
  )
  const answers: string[] = []
  for (const question of ['Full Name', 'Room Number', 'Work Phone', 'Home Phone', 'Other']) {
    yield* stdout.write(`\t${question} []: `)
    answers.push((yield* stdin.readLine()) ?? '')
  }
  yield* stdout.write('Is the information correct? [Y/n] ')
  yield* stdin.readLine()
  row[4] = answers.join(',').replace(/,$/, '')
}
