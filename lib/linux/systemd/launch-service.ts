import { concat, decode, EMPTY } from '../../base/bytes'
import { isErrno } from '../kernel/errno'
import type { Process } from '../kernel/program'
import type { Syscalls } from '../kernel/syscalls'
import type { Blocking } from '../kernel/wait-queue'
import { Identities } from '../programs/support/identity'
import { writeJournal } from './journal'
import { NOTIFY_SOCKET } from './protocol'
import { setting, settingValues, splitCommand, type Unit } from './unit'

/** Statuses of a service that systemd could not start (systemd.exec(5)). */
const EXIT_CHDIR = 200
const EXIT_EXEC = 203
const EXIT_USER = 217

/** Starts a command of a service in its control group, its output going to the journal; the process id. */
export function launchService(sys: Syscalls, unit: Unit, command: string): number {
  const [word = '', ...args] = splitCommand(command)
  const path = word.replace(/^[-@:+!]+/, '')
  const pipe = sys.pipe()
  sys.setCloseOnExec(pipe.read, true)
  const pid = sys.clone(function* child(process) {
    const own = process.sys
    own.setsid()
    own.moveToCgroup(`/system.slice/${unit.name}`)
    const nothing = yield* own.open('/dev/null', { access: 'read' })
    for (const [from, to] of [
      [nothing, 0],
      [pipe.write, 1],
      [pipe.write, 2],
    ] as const)
      own.dup2(from, to)
    for (const fd of own.openFds()) if (fd > 2) own.close(fd)
    return yield* become(process, unit, path, [path, ...args])
  })
  sys.close(pipe.write)
  sys.thread(() => collectOutput(sys, pipe.read, unit.name, path.slice(path.lastIndexOf('/') + 1), pid))
  return pid
}

function* become({ sys }: Process, unit: Unit, path: string, argv: readonly string[]): Blocking<number> {
  const env = new Map([
    ['LANG', 'C.UTF-8'],
    ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin'],
    ['NOTIFY_SOCKET', NOTIFY_SOCKET],
  ])
  if (setting(unit, 'Service', 'Type') !== 'notify') env.delete('NOTIFY_SOCKET')
  for (const line of settingValues(unit, 'Service', 'Environment'))
    for (const pair of splitCommand(line))
      env.set(pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1))
  const name = setting(unit, 'Service', 'User')
  try {
    sys.chdir(setting(unit, 'Service', 'WorkingDirectory') ?? '/')
  } catch (error) {
    if (!isErrno(error)) throw error
    return EXIT_CHDIR
  }
  if (name !== undefined) {
    const names = yield* Identities.read(sys)
    const user = names.userByName(name) ?? names.userById(Number(name))
    if (!user) return EXIT_USER
    for (const [key, value] of Object.entries({
      HOME: user.home,
      LOGNAME: user.name,
      USER: user.name,
      SHELL: user.shell,
    }))
      env.set(key, value)
    sys.setgroups(names.groupsOf(user))
    sys.setresgid(user.gid, user.gid, user.gid)
    sys.setresuid(user.uid, user.uid, user.uid)
  }
  const words = argv.map((word) => word.replace(/\$\{(\w+)\}/g, (_, key: string) => env.get(key) ?? ''))
  const variables = [...env].map(([key, value]) => `${key}=${value}`)
  const places = path.includes('/')
    ? [path]
    : (env.get('PATH') ?? '').split(':').map((place) => `${place}/${path}`)
  for (const place of places) {
    try {
      return yield* sys.execve(place, words, variables)
    } catch (error) {
      if (!isErrno(error)) throw error
    }
  }
  return EXIT_EXEC
}

/** Writes what a service prints to the journal, a line an entry. */
export function* collectOutput(
  sys: Syscalls,
  fd: number,
  unit: string,
  identifier: string,
  pid: number,
): Blocking<void> {
  let rest: Uint8Array = EMPTY
  for (;;) {
    const chunk = yield* sys.read(fd, 4096)
    const bytes = concat([rest, chunk])
    const end = chunk.length === 0 ? bytes.length : bytes.lastIndexOf(10) + 1
    for (const message of decode(bytes.subarray(0, end)).split('\n'))
      if (message !== '') yield* writeJournal(sys, { unit, identifier, pid, message, priority: 6 })
    rest = bytes.slice(end)
    if (chunk.length === 0) break
  }
  sys.close(fd)
}
