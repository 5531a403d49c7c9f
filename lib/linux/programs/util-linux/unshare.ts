import { encode } from '../../../base/bytes'
import { Errno, isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Failure, utility } from '../utility'
import { utilLinux } from './family'
import { namespaceKinds } from './namespace-options'
import { becomeCommand, inChild } from './run-child'

const help = `
Usage:
 unshare [options] [<program> [<argument>...]]

Run a program in new namespaces of its own.

Options:
 -m, --mount               new mount namespace
 -u, --uts                 new UTS namespace: host name
 -i, --ipc                 new System V IPC namespace
 -n, --net                 new network namespace
 -p, --pid                 new PID namespace, for children
 -U, --user                new user namespace
 -C, --cgroup              new cgroup namespace
 -T, --time                new time namespace

 -f, --fork                start the program as a child
 -r, --map-root-user       be root in the new user namespace
 -c, --map-current-user    be the same user in the new user namespace
 --mount-proc[=<dir>]      mount a proc file system first
 --propagation slave|shared|private|unchanged
                           how mounts of the new namespace propagate
 -R, --root=<dir>          use this root directory
 -w, --wd=<dir>            begin in this directory
 --kill-child[=<signame>]  end the child together with this process

 -h, --help                print this
 -V, --version             print the version
`

export const unshare = utility({
  family: utilLinux,
  name: 'unshare',
  help,
  options: {
    mount: '-m',
    uts: '-u',
    ipc: '-i',
    net: '-n',
    pid: '-p',
    user: '-U',
    cgroup: '-C',
    time: '-T',
    fork: '-f',
    mapRoot: '-r',
    mapCurrent: '-c',
    mountProc: '--mount-proc=',
    propagation: '--propagation=',
    root: '-R=',
    wd: '-w=',
    killChild: '--kill-child=',
  },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands }) {
    const { sys } = process
    if (options.killChild !== undefined) throw new Failure('option --kill-child is not simulated here')
    const mapsUser = options.mapRoot || options.mapCurrent
    const kinds = namespaceKinds.filter(({ option }) => {
      if (option === 'user' && mapsUser) return true
      return options[option] || (option === 'mount' && options.mountProc !== undefined)
    })
    const [uid, gid] = [sys.geteuid(), sys.getegid()]
    try {
      sys.unshare(kinds.map(({ flag }) => flag))
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`unshare failed: ${error.message}`)
    }
    if (mapsUser) yield* writeMaps(process, options.mapRoot ? 0 : uid, uid, options.mapRoot ? 0 : gid, gid)
    if (kinds.some(({ option }) => option === 'mount'))
      setPropagation(process, options.propagation ?? 'private')
    const main = (child: Process): Blocking<number> => prepareAndRun(child, options, operands)
    return options.fork ? yield* inChild(process, main, 'unshare') : yield* main(process)
  },
})

interface Places {
  readonly mountProc: string | undefined
  readonly root: string | undefined
  readonly wd: string | undefined
}

function* prepareAndRun(
  process: Process,
  { mountProc, root, wd }: Places,
  operands: readonly string[],
): Blocking<number> {
  const { sys } = process
  try {
    if (root !== undefined) {
      sys.chroot(root)
      sys.chdir('/')
    }
    if (wd !== undefined) sys.chdir(wd)
    if (mountProc !== undefined) {
      const target = mountProc === '' ? '/proc' : mountProc
      sys.mount({ source: 'none', target, propagation: 'private', recursive: true })
      sys.mount({ source: 'proc', target, type: 'proc', noSuid: true, noExec: true, noDev: true })
    }
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(
      mountProc === undefined
        ? `cannot change root directory to '${root}': ${error.message}`
        : `mount ${mountProc || '/proc'} failed: ${error.message}`,
    )
  }
  return yield* becomeCommand(process, operands)
}

function* writeMaps(
  process: Process,
  uid: number,
  outerUid: number,
  gid: number,
  outerGid: number,
): Blocking<void> {
  yield* writeFile(process, '/proc/self/setgroups', 'deny')
  yield* writeFile(process, '/proc/self/uid_map', `${uid} ${outerUid} 1`)
  yield* writeFile(process, '/proc/self/gid_map', `${gid} ${outerGid} 1`)
}

function* writeFile({ sys }: Process, path: string, text: string): Blocking<void> {
  try {
    const fd = yield* sys.open(path, { access: 'write' })
    yield* sys.write(fd, encode(text))
    sys.close(fd)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`write failed ${path}: ${error.message}`)
  }
}

function setPropagation({ sys }: Process, word: string): void {
  if (word === 'unchanged') return
  if (word !== 'private' && word !== 'slave' && word !== 'shared')
    throw new Failure(`unsupported propagation mode: ${word}`)
  try {
    sys.mount({ source: 'none', target: '/', propagation: word, recursive: true })
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    throw new Failure(`cannot change root filesystem propagation: ${error.message}`)
  }
}
