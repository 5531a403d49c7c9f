import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Accounts, askPassword, isPassword } from '../support/accounts'
import { readTextIfAny, statIfAny } from '../support/files'
import { Identities, type User } from '../support/identity'
import { run } from '../support/run'
import { Failure, type Family, UsageFailure, utility } from '../utility'

/** sudo 1.9.13, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: (_, { help }) => help,
  help: (_, { help }) => help,
  version: () => 'Sudo version 1.9.13p3\n',
}

const help = `usage: sudo -h | -K | -k | -V
usage: sudo -v [-n] [-u user]
usage: sudo -l [-n] [command [arg ...]]
usage: sudo [-EHnS] [-u user] [VAR=value] [-i | -s] [command [arg ...]]

Run a command as another user.

Options:
  -E, --preserve-env            keep the environment
  -H, --set-home                set HOME
  -h, --help                    print this
  -i, --login                   run the login shell
  -K, --remove-timestamp        no effect
  -k, --reset-timestamp         no effect
  -l, --list                    list what one may do
  -n, --non-interactive         ask nothing
  -S, --stdin                   read the password from standard input
  -s, --shell                   run the shell
  -u, --user=user               as this user, not as root
  -V, --version                 print the version
  -v, --validate                only ask for the password

Not simulated here: -A, --askpass; -b, --background; -e, --edit; -g, --group=group; -p, --prompt=prompt; -D, --chdir=directory
`

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export const sudo = utility({
  family,
  name: 'sudo',
  help,
  options: {
    keepEnvironment: '-E',
    setHome: '-H',
    help: '-h',
    login: '-i',
    removeStamp: '-K',
    resetStamp: '-k',
    list: '-l',
    nonInteractive: '-n',
    stdin: '-S',
    shell: '-s',
    user: '-u=',
    version: '-V',
    validate: '-v',
  },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands }) {
    const { sys, stdout } = process
    if (sys.geteuid() !== 0)
      throw new Failure(`${process.argv[0]} must be owned by uid 0 and have the setuid bit set`)
    const names = yield* Identities.read(sys)
    const caller = names.userById(sys.getuid())
    if (!caller) throw new Failure('you do not exist in the passwd database')
    const target =
      names.userByName(options.user ?? 'root') ??
      names.userById(Number((options.user ?? '').replace('#', '')))
    if (!target) throw new Failure(`unknown user ${options.user}`)
    if (operands.length === 0 && !options.login && !options.shell && !options.list && !options.validate) {
      if (options.resetStamp || options.removeStamp) return 0
      throw new UsageFailure('')
    }
    const rule = yield* ruleFor(process, names, caller)
    if (!rule) {
      yield* process.stderr.write(`${caller.name} is not in the sudoers file.\n`)
      return 1
    }
    if (!rule.noPassword && !(yield* authenticate(process, caller, options.nonInteractive))) return 1
    if (options.list) {
      yield* stdout.write(
        `User ${caller.name} may run the following commands on ${sys.gethostname()}:\n    (ALL : ALL) ${rule.noPassword ? 'NOPASSWD: ' : ''}ALL\n`,
      )
      return 0
    }
    if (options.validate) return 0
    return yield* runAs(process, caller, target, operands, options, names)
  },
})

/** The last line of the sudoers files that is about the user or one of its groups. */
function* ruleFor(
  { sys }: Process,
  names: Identities,
  user: User,
): Blocking<{ noPassword: boolean } | undefined> {
  if (user.uid === 0) return { noPassword: true }
  const directory = '/etc/sudoers.d'
  const files =
    statIfAny(sys, directory)?.type === 'directory'
      ? sys.getdents(directory).map(({ name }) => `${directory}/${name}`)
      : []
  const groups = names.groupsOf(user).map((gid) => `%${names.groupName(gid)}`)
  let rule: { noPassword: boolean } | undefined
  for (const file of ['/etc/sudoers', ...files.sort()])
    for (const line of ((yield* readTextIfAny(sys, file)) ?? '').split('\n')) {
      const [, who = '', rest = ''] = /^\s*([^\s#]+)\s+\S+\s*=\s*(.*)$/.exec(line) ?? []
      if (who === user.name || groups.includes(who)) rule = { noPassword: rest.includes('NOPASSWD:') }
    }
  return rule
}

function* authenticate(process: Process, { name }: User, quiet: boolean): Blocking<boolean> {
  if (quiet) throw new Failure('a password is required')
  const accounts = yield* Accounts.read(process)
  const hash = accounts.shadow.find((row) => row[0] === name)?.[1] ?? '*'
  for (let attempt = 1; attempt <= 3; attempt++) {
    if (isPassword(yield* askPassword(process, `[sudo] password for ${name}: `), hash)) return true
    if (attempt < 3) yield* process.stderr.write('Sorry, try again.\n')
  }
  throw new Failure('3 incorrect password attempts')
}

interface Wishes {
  readonly keepEnvironment: boolean
  readonly login: boolean
  readonly shell: boolean
}

function* runAs(
  process: Process,
  caller: User,
  target: User,
  operands: readonly string[],
  { keepEnvironment, login, shell }: Wishes,
  names: Identities,
): Blocking<number> {
  const { sys } = process
  const command = [...operands]
  const kept = ['TERM', 'LANG', 'DISPLAY', 'COLORTERM']
  const env = new Map(keepEnvironment ? process.env : [...process.env].filter(([key]) => kept.includes(key)))
  const own = { HOME: target.home, USER: target.name, LOGNAME: target.name, SHELL: target.shell, PATH }
  const about = {
    SUDO_USER: caller.name,
    SUDO_UID: String(caller.uid),
    SUDO_GID: String(caller.gid),
    MAIL: `/var/mail/${target.name}`,
  }
  for (const [key, value] of Object.entries({ ...own, ...about })) env.set(key, value)
  while (/^\w+=/.test(command[0] ?? '')) {
    const [key = '', ...value] = (command.shift() ?? '').split('=')
    env.set(key, value.join('='))
  }
  env.set('SUDO_COMMAND', command.join(' ') || target.shell)
  sys.setgroups(names.groupsOf(target))
  sys.setresgid(target.gid, target.gid, target.gid)
  sys.setresuid(target.uid, target.uid, target.uid)
  const interpreter = login ? target.shell || '/bin/sh' : (process.env.get('SHELL') ?? target.shell)
  try {
    if (login) sys.chdir(target.home)
    if (!login && !shell) return yield* run(process, command, env)
    const argv = [
      login ? `-${interpreter.replace(/^.*\//, '')}` : interpreter,
      ...(command.length > 0 ? ['-c', command.join(' ')] : []),
    ]
    return yield* sys.execve(
      interpreter,
      argv,
      [...env].map(([key, value]) => `${key}=${value}`),
    )
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(
      error.code === 'ENOENT'
        ? `${command[0] ?? interpreter}: command not found`
        : `unable to execute ${command[0] ?? interpreter}: ${error.message}`,
    )
  }
}
