import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { Identities, type User } from '../../support/identity'
import { run } from '../../support/run'
import { type Applet, type AppletContext, AppletFailure, type Applets } from '../applet'

const su: Applet = {
  options: '+mplc:s:',
  usage: '[-lmp] [-s SH] [-] [USER [FILE/-c CMD [ARG0/ARG...]]]',
  about: 'Run a shell as another user (root); -l: as at login, -c CMD: run CMD',
  *run(context) {
    const { process, flags, words } = context
    const isLogin = flags.has('l') || words[0] === '-'
    const rest = context.operands.filter((word, index) => !(index === 0 && word === '-'))
    // Options may follow the user too.
    const [name = 'root', ...after] = rest
    const command = context.values.get('c') ?? (after[0] === '-c' ? after[1] : undefined)
    const args = after[0] === '-c' ? after.slice(2) : after
    const names = yield* Identities.read(process.sys)
    const user = names.userByName(name)
    if (!user) throw new AppletFailure(`unknown user ${name}`)
    if (process.sys.getuid() !== 0) {
      yield* process.stdout.write('Password: ')
      yield* process.stdin.readLine()
      yield* process.stdout.write('\n')
      throw new AppletFailure('incorrect password')
    }
    if (/nologin|\/false$/.test(user.shell) && !context.values.has('s')) return yield* refuse(context, user)
    become(context, user, names, isLogin)
    const shell = context.values.get('s') ?? (user.shell === '' ? '/bin/sh' : user.shell)
    const base = shell.slice(shell.lastIndexOf('/') + 1)
    const argv0 = isLogin ? `-${base}` : base
    const argv = [argv0, ...(command === undefined ? [] : ['-c', command]), ...args]
    try {
      const env = [...process.env].map(([key, value]) => `${key}=${value}`)
      return yield* process.sys.execve(shell, argv, env)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new AppletFailure(`can't execute '${shell}': ${error.message}`, 127)
    }
  },
}

function* refuse({ process }: AppletContext, { shell }: User): Blocking<number> {
  try {
    return yield* run(process, [shell])
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new AppletFailure(`can't execute '${shell}': ${error.message}`, 127)
  }
}

function become(
  { process: { sys, env }, flags }: AppletContext,
  user: User,
  names: Identities,
  isLogin: boolean,
): void {
  const groups = names.groups.filter(({ members }) => members.includes(user.name)).map(({ gid }) => gid)
  sys.setgroups([user.gid, ...groups.filter((gid) => gid !== user.gid)])
  sys.setresgid(user.gid, user.gid, user.gid)
  sys.setresuid(user.uid, user.uid, user.uid)
  if (isLogin) {
    const term = env.get('TERM')
    env.clear()
    if (term !== undefined) env.set('TERM', term)
    env.set('PATH', user.uid === 0 ? '/sbin:/usr/sbin:/bin:/usr/bin' : '/bin:/usr/bin')
    try {
      sys.chdir(user.home)
    } catch (error) {
      if (!isErrno(error)) throw error
      sys.chdir('/')
    }
  }
  if (flags.has('m') || flags.has('p')) return
  env.set('HOME', user.home)
  env.set('SHELL', user.shell)
  if (isLogin || user.uid !== 0) {
    env.set('USER', user.name)
    env.set('LOGNAME', user.name)
  }
}

export const suApplets: Applets = { su }
