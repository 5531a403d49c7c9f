import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Accounts, askPassword, isPassword } from '../support/accounts'
import { baseName } from '../support/files'
import { Identities, type User } from '../support/identity'
import { complain } from '../support/message'
import { Failure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 su [options] [-] [<user> [<argument>...]]

Become another user: root, when none is named.

Options:
 -m, -p, --preserve-environment      keep the environment
 -g, --group <group>             take this group, for root only
 -, -l, --login                  start a login shell
 -c, --command <command>         have the shell run this command
 -s, --shell <shell>             start this shell

 -h, --help                      print this
 -V, --version                   print the version

Not simulated here: -w, --whitelist-environment <list>; -G, --supp-group <group>; --session-command <command>; -f, --fast; -P, --pty
`

const ROOT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const USER_PATH = '/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games'

export const su = utility({
  family: utilLinux,
  name: 'su',
  help,
  options: {
    preserve: '-m',
    group: '-g=',
    login: '-l',
    command: '-c=',
    shell: '-s=',
    help: '-h',
    version: '-V',
  },
  *run(process, { options, operands }) {
    const { sys } = process
    const words = [...operands]
    const login = options.login || words[0] === '-'
    if (words[0] === '-') words.shift()
    const name = words.shift() ?? 'root'
    const names = yield* Identities.read(sys)
    const user = names.userByName(name)
    if (!user)
      throw new Failure(
        `user ${name} does not exist or the user entry does not contain all the required fields`,
      )
    if (sys.getuid() !== 0 && !(yield* isKnown(process, name))) throw new Failure('Authentication failure')
    const shell = options.shell ?? (user.shell === '' ? '/bin/sh' : user.shell)
    const env = environment(process, user, shell, login, options.preserve)
    try {
      sys.setgroups(names.groupsOf(user))
      sys.setresgid(user.gid, user.gid, user.gid)
      sys.setresuid(user.uid, user.uid, user.uid)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`cannot set user id: ${error.message}`)
    }
    if (login) {
      try {
        sys.chdir(user.home)
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* complain(process, `warning: cannot change directory to ${user.home}: ${error.message}`)
      }
    }
    const argv = [
      login ? `-${baseName(shell)}` : baseName(shell),
      ...(options.command === undefined ? [] : ['-c', options.command]),
      ...words,
    ]
    try {
      return yield* sys.execve(
        shell,
        argv,
        [...env].map(([key, value]) => `${key}=${value}`),
      )
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`failed to execute ${shell}: ${error.message}`, error.code === 'ENOENT' ? 127 : 126)
    }
  },
})

/** Asks for the password. */
function* isKnown(process: Process, name: string): Blocking<boolean> {
  const accounts = yield* Accounts.read(process)
  const hash = accounts.shadow.find((row) => row[0] === name)?.[1] ?? '*'
  return isPassword(yield* askPassword(process, 'Password: '), hash)
}

function environment(
  process: Process,
  user: User,
  shell: string,
  login: boolean,
  preserve: boolean,
): Map<string, string> {
  if (preserve && !login) return new Map(process.env)
  const env = new Map(login ? [...process.env].filter(([key]) => key === 'TERM') : process.env)
  env.set('HOME', user.home)
  env.set('SHELL', shell)
  if (login || user.uid !== 0) {
    env.set('USER', user.name)
    env.set('LOGNAME', user.name)
  }
  if (login) env.set('PATH', user.uid === 0 ? ROOT_PATH : USER_PATH)
  return env
}
