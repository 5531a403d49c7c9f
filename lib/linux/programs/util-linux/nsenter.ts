import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Failure, utility } from '../utility'
import { utilLinux } from './family'
import { namespaceKinds } from './namespace-options'
import { becomeCommand, inChild } from './run-child'

const help = `
Usage:
 nsenter [options] [<program> [<argument>...]]

Run a program in the namespaces of another process.

Options:
 -a, --all              every namespace of the target
 -t, --target <pid>     the process whose namespaces are meant
 -m, --mount[=<file>]   its mount namespace
 -u, --uts[=<file>]     its UTS namespace: host name
 -i, --ipc[=<file>]     its System V IPC namespace
 -n, --net[=<file>]     its network namespace
 -p, --pid[=<file>]     its PID namespace
 -C, --cgroup[=<file>]  its cgroup namespace
 -U, --user[=<file>]    its user namespace
 -T, --time[=<file>]    its time namespace
 -S, --setuid <uid>     become this user inside
 -G, --setgid <gid>     become this group inside
     --preserve-credentials  keep user and group
 -r, --root[=<dir>]     use this root directory
 -w, --wd[=<dir>]       begin in this directory
 -F, --no-fork          do not start the program as a child

 -h, --help             print this
 -V, --version          print the version
`

export const nsenter = utility({
  family: utilLinux,
  name: 'nsenter',
  help,
  options: {
    all: '-a',
    target: '-t=',
    mount: '-m=',
    uts: '-u=',
    ipc: '-i=',
    net: '-n=',
    pid: '-p=',
    cgroup: '-C=',
    user: '-U=',
    time: '-T=',
    setuid: '-S=',
    setgid: '-G=',
    preserve: '--preserve-credentials',
    root: '-r=',
    wd: '-w=',
    noFork: '-F',
  },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands }) {
    const { sys } = process
    const target = options.target === undefined ? undefined : readPid(options.target)
    const wanted = namespaceKinds.flatMap((kind) => {
      const given = options[kind.option]
      if (given !== undefined && given !== '') return [{ ...kind, path: given }]
      if (given === undefined && !options.all) return []
      if (target === undefined)
        throw new Failure(`neither filename nor target pid supplied for ns/${kind.type}`)
      return [{ ...kind, path: `/proc/${target}/ns/${kind.type}` }]
    })
    const isAll = options.all
    const opened: { readonly fd: number; readonly type: (typeof wanted)[number]['type'] }[] = []
    for (const { path, type } of wanted) {
      // --all leaves out the namespaces one is in already; for the user namespace joining it again is an error.
      if (isAll && sys.readlink(`/proc/self/ns/${type}`) === linkOf(process, path)) continue
      opened.push({ fd: yield* open(process, path), type })
    }
    const rootFd = target !== undefined && options.root === '' ? `/proc/${target}/root` : options.root
    for (const { fd, type } of opened) {
      try {
        sys.setns(fd, type)
      } catch (error) {
        if (!isErrno(error)) throw error
        throw new Failure(`reassociate to namespace 'ns/${type}' failed: ${error.message}`)
      }
      sys.close(fd)
    }
    if (rootFd !== undefined) sys.chroot(rootFd)
    if (options.wd !== undefined) sys.chdir(options.wd === '' ? '/' : options.wd)
    const main = function* (child: Process): Blocking<number> {
      setIds(child, options.setuid, options.setgid)
      return yield* becomeCommand(child, operands)
    }
    const entersPid = opened.some(({ type }) => type === 'pid')
    return entersPid && !options.noFork ? yield* inChild(process, main, 'nsenter') : yield* main(process)
  },
})

function readPid(text: string): number {
  if (!/^\d+$/.test(text)) throw new Failure(`failed to parse pid: '${text}'`)
  return Number(text)
}

function linkOf({ sys }: Process, path: string): string | undefined {
  try {
    return sys.readlink(path)
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

function* open({ sys }: Process, path: string): Blocking<number> {
  try {
    return yield* sys.open(path, { access: 'read', closeOnExec: true })
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`cannot open ${path}: ${error.message}`)
  }
}

function setIds({ sys }: Process, uid: string | undefined, gid: string | undefined): void {
  if (gid !== undefined) {
    sys.setgroups([])
    sys.setresgid(Number(gid), Number(gid), Number(gid))
  }
  if (uid !== undefined) sys.setresuid(Number(uid), Number(uid), Number(uid))
}
