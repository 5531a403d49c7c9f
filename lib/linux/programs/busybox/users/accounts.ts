import type { Blocking } from '../../../kernel/wait-queue'
import { readTextIfAny, statIfAny } from '../../support/files'
import { Identities } from '../../support/identity'
import { encodeText } from '../../support/text'
import {
  type Applet,
  type AppletContext,
  AppletFailure,
  type Applets,
  AppletUsage,
  complain,
  number,
  orFailLater,
} from '../applet'
import { linesOf } from '../input'

const FIRST_ID = 1000
const SYSTEM_ID = 100
const LAST_CHANGE = 86_400

function* rows({ process: { sys } }: AppletContext, path: string): Blocking<string[][]> {
  return linesOf((yield* readTextIfAny(sys, path)) ?? '').map((line) => line.split(':'))
}

function* save(
  { process: { sys } }: AppletContext,
  path: string,
  all: readonly (readonly string[])[],
): Blocking<void> {
  const fd = yield* orFailLater(
    sys.open(path, { access: 'write', create: true, truncate: true }, 0o644),
    path,
  )
  yield* sys.write(fd, encodeText(all.map((row) => `${row.join(':')}\n`).join('')))
  sys.close(fd)
}

/** Changes a file of rows; one that is not there is left alone. */
function* change(
  context: AppletContext,
  path: string,
  edit: (all: string[][]) => string[][],
): Blocking<void> {
  if (statIfAny(context.process.sys, path)) yield* save(context, path, edit(yield* rows(context, path)))
}

function freeId(taken: readonly number[], isSystem: boolean): number {
  for (let id = isSystem ? SYSTEM_ID : FIRST_ID; ; id++) if (!taken.includes(id)) return id
}

const requireRoot = ({ process: { sys } }: AppletContext): void => {
  if (sys.geteuid() !== 0) throw new AppletFailure('must be superuser')
}

const adduser: Applet = {
  options: 'h:g:s:G:DSHu:k:',
  long: 'home:h gecos:g shell:s ingroup:G disabled-password:D empty-password:D system:S no-create-home:H uid:u',
  usage: '[OPTIONS] USER [GROUP]',
  about: 'Add a user (-D: without a password, -S: for a service, -H: without a home), or a user to a group',
  *run(context) {
    const {
      process,
      flags,
      values,
      operands: [name, group],
    } = context
    const { sys, stdout } = process
    if (name === undefined) throw new AppletUsage('')
    requireRoot(context)
    const names = yield* Identities.read(sys)
    if (group !== undefined) return yield* join(context, names, name, group)
    if (names.userByName(name)) throw new AppletFailure(`user '${name}' in use`)
    const isSystem = flags.has('S')
    const uid = values.has('u')
      ? number(values.get('u') ?? '')
      : freeId(
          names.users.map((user) => user.uid),
          isSystem,
        )
    if (names.users.some((user) => user.uid === uid)) throw new AppletFailure(`uid '${uid}' in use`)
    const wanted = values.get('G')
    const own = wanted === undefined ? undefined : names.groups.find((each) => each.name === wanted)
    if (wanted !== undefined && !own) throw new AppletFailure(`unknown group ${wanted}`)
    const gid = own?.gid ?? (isSystem ? 65_533 : uid)
    const home = values.get('h') ?? `/home/${name}`
    const shell = values.get('s') ?? (isSystem ? '/bin/false' : '/bin/sh')
    yield* change(context, '/etc/passwd', (all) => [
      ...all,
      [name, 'x', String(uid), String(gid), values.get('g') ?? 'Linux User,,,', home, shell],
    ])
    yield* change(context, '/etc/shadow', (all) => [
      ...all,
      [name, '!', String(Math.floor(sys.realtime().seconds / LAST_CHANGE)), '0', '99999', '7', '', '', ''],
    ])
    if (!own && !isSystem)
      yield* change(context, '/etc/group', (all) => [...all, [name, 'x', String(gid), '']])
    if (!flags.has('H')) {
      if (!statIfAny(sys, home)) sys.mkdir(home, 0o755)
      sys.chown(home, uid, gid)
      sys.chmod(home, 0o2755)
    }
    if (flags.has('D') || isSystem) return 0
    yield* stdout.write(`Changing password for ${name}\n`)
    return yield* ask(context, name)
  },
}

function* join(context: AppletContext, names: Identities, user: string, group: string): Blocking<number> {
  if (!names.userByName(user)) throw new AppletFailure(`unknown user ${user}`)
  if (!names.groups.some((each) => each.name === group)) throw new AppletFailure(`unknown group ${group}`)
  yield* change(context, '/etc/group', (all) =>
    all.map(([name = '', password = '', gid = '', members = '']) => {
      const list = members.split(',').filter((member) => member !== '')
      return name === group && !list.includes(user)
        ? [name, password, gid, [...list, user].join(',')]
        : [name, password, gid, members]
    }),
  )
  return 0
}

const addgroup: Applet = {
  options: 'g:S',
  long: 'gid:g system:S',
  usage: '[-g GID] [-S] [USER] GROUP',
  about: 'Add a group, or a user to a group',
  *run(context) {
    const { process, flags, values, operands } = context
    const [first, second] = operands
    if (first === undefined) throw new AppletUsage('')
    requireRoot(context)
    const names = yield* Identities.read(process.sys)
    if (second !== undefined) return yield* join(context, names, first, second)
    if (names.groups.some(({ name }) => name === first)) throw new AppletFailure(`group '${first}' in use`)
    const gid = values.has('g')
      ? number(values.get('g') ?? '')
      : freeId(
          names.groups.map((group) => group.gid),
          flags.has('S'),
        )
    if (names.groups.some((group) => group.gid === gid)) throw new AppletFailure(`gid '${gid}' in use`)
    yield* change(context, '/etc/group', (all) => [...all, [first, 'x', String(gid), '']])
    return 0
  },
}

const deluser: Applet = {
  options: '',
  long: 'remove-home',
  usage: '[--remove-home] USER',
  about: 'Remove a user, or a user from a group',
  *run(context) {
    const {
      process,
      operands: [user, group],
    } = context
    if (user === undefined) throw new AppletUsage('')
    requireRoot(context)
    const names = yield* Identities.read(process.sys)
    if (group === undefined && !names.userByName(user)) throw new AppletFailure(`unknown user ${user}`)
    const without = (all: string[][]): string[][] => all.filter(([name]) => name !== user)
    if (group === undefined) {
      yield* change(context, '/etc/passwd', without)
      yield* change(context, '/etc/shadow', without)
    }
    yield* change(context, '/etc/group', (all) =>
      all
        .filter(([name]) => group !== undefined || name !== user)
        .map((row) =>
          group === undefined || row[0] === group
            ? [
                ...row.slice(0, 3),
                (row[3] ?? '')
                  .split(',')
                  .filter((member) => member !== user)
                  .join(','),
              ]
            : row,
        ),
    )
    return 0
  },
}

const delgroup: Applet = {
  options: '',
  usage: '[USER] GROUP',
  about: 'Remove a group, or a user from a group',
  *run(context) {
    const { process, operands } = context
    if (operands.length > 1) return yield* deluser.run(context)
    const [group] = operands
    if (group === undefined) throw new AppletUsage('')
    requireRoot(context)
    const names = yield* Identities.read(process.sys)
    const found = names.groups.find(({ name }) => name === group)
    if (!found) throw new AppletFailure(`unknown group ${group}`)
    const owner = names.users.find(({ gid }) => gid === found.gid)
    if (owner) throw new AppletFailure(`'${owner.name}' still has '${group}' as their primary group!`)
    yield* change(context, '/etc/group', (all) => all.filter(([name]) => name !== group))
    return 0
  },
}

function* setPassword(context: AppletContext, user: string, password: string): Blocking<void> {
  const edit = (all: string[][]): string[][] =>
    all.map(([name = '', old = '', ...rest]) => [name, name === user ? password : old, ...rest])
  const hasShadow = statIfAny(context.process.sys, '/etc/shadow') !== undefined
  yield* change(context, hasShadow ? '/etc/shadow' : '/etc/passwd', edit)
}

/** What is stored for a password: no real hash, but one that differs for different passwords and users. */
const hashed = (user: string, password: string): string =>
  `$1$${user}$${Array.from(password, (letter) => letter.charCodeAt(0).toString(36)).join('')}`

/** Asks twice for a new password. */
function* ask(context: AppletContext, user: string): Blocking<number> {
  const { stdout, stdin } = context.process
  yield* stdout.write('New password: ')
  const first = yield* stdin.readLine()
  yield* stdout.write('\nRetype password: ')
  const second = yield* stdin.readLine()
  yield* stdout.write('\n')
  if (first === undefined || first !== second) {
    yield* complain(
      context,
      first === undefined ? `password for ${user} is unchanged` : "passwords don't match",
    )
    if (first !== undefined) yield* complain(context, `password for ${user} is unchanged`)
    return 1
  }
  yield* setPassword(context, user, hashed(user, first))
  yield* stdout.write(`passwd: password for ${user} changed by root\n`)
  return 0
}

const passwd: Applet = {
  options: 'a:dlu',
  usage: '[-a ALG] [-dlu] [USER]',
  about: 'Change a password (-d: to none), lock (-l) or unlock (-u) an account',
  *run(context) {
    const {
      process,
      flags,
      operands: [name],
    } = context
    const names = yield* Identities.read(process.sys)
    const user = name ?? names.userName(process.sys.getuid())
    if (!names.userByName(user)) throw new AppletFailure(`unknown user ${user}`)
    if (flags.has('d')) {
      yield* setPassword(context, user, '')
      yield* process.stdout.write(`passwd: password for ${user} changed by root\n`)
      return 0
    }
    if (flags.has('l') || flags.has('u')) {
      const locked = flags.has('l')
      yield* change(context, '/etc/shadow', (all) =>
        all.map(([each = '', old = '', ...rest]) => [
          each,
          each !== user ? old : locked ? `!${old.replace(/^!/, '')}` : old.replace(/^!/, ''),
          ...rest,
        ]),
      )
      yield* process.stdout.write(`passwd: password for ${user} changed by root\n`)
      return 0
    }
    yield* process.stdout.write(`Changing password for ${user}\n`)
    return yield* ask(context, user)
  },
}

const chpasswd: Applet = {
  options: 'emc:R:',
  usage: '[--encrypted|-e] [-c ALG]',
  about: 'Read lines USER:PASSWORD, and set these passwords',
  *run(context) {
    const names = yield* Identities.read(context.process.sys)
    for (
      let line = yield* context.process.stdin.readLine();
      line !== undefined;
      line = yield* context.process.stdin.readLine()
    ) {
      const [user = '', ...password] = line.split(':')
      if (password.length === 0) throw new AppletFailure('missing new password')
      if (!names.userByName(user)) throw new AppletFailure(`unknown user ${user}`)
      yield* setPassword(
        context,
        user,
        context.flags.has('e') ? password.join(':') : hashed(user, password.join(':')),
      )
      yield* complain(context, `password for '${user}' changed`)
    }
    return 0
  },
}

export const accountApplets: Applets = { addgroup, adduser, chpasswd, delgroup, deluser, passwd }
