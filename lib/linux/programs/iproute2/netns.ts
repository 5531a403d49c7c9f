import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { statIfAny } from '../support/files'
import { run } from '../support/run'
import { type Arguments, chooseCommand } from './arguments'
import { IpFailure, notSimulated } from './failure'

const FOLDER = '/run/netns'
const COMMANDS = [
  'list',
  'add',
  'delete',
  'exec',
  'identify',
  'pids',
  'attach',
  'set',
  'monitor',
  'list-id',
  'show',
  'help',
] as const

/** An open namespace by its name; undefined when there is none. */
export function* openNamespace(sys: Syscalls, name: string): Blocking<number | undefined> {
  try {
    return yield* sys.open(name.startsWith('/') ? name : `${FOLDER}/${name}`, {
      access: 'read',
      closeOnExec: true,
    })
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

/** Goes into a named namespace. @throws IpFailure */
export function* enterNamespace(sys: Syscalls, name: string): Blocking<void> {
  try {
    const fd = yield* sys.open(`${FOLDER}/${name}`, { access: 'read', closeOnExec: true })
    sys.setns(fd, 'net')
    sys.close(fd)
  } catch (error) {
    if (!isErrno(error)) throw error
    if (error.code === 'ENOENT')
      throw new IpFailure(`Cannot open network namespace "${name}": ${error.message}`, 255)
    throw new IpFailure(`setting the network namespace "${name}" failed: ${error.message}`, 255)
  }
}

/** `ip netns …` (ip-netns(8)). */
export function* netns(process: Process, words: Arguments): Blocking<number> {
  const { sys, stdout } = process
  const command = words.isEmpty ? 'list' : chooseCommand(words.value(), COMMANDS, 'netns')
  switch (command) {
    case 'list':
    case 'show':
      yield* stdout.write(
        names(sys)
          .map((name) => `${name}${numberText(sys, name)}\n`)
          .join(''),
      )
      return 0
    case 'add':
      return yield* add(process, nameFrom(words))
    case 'delete':
      return yield* remove(process, nameFrom(words))
    case 'exec': {
      const name = nameFrom(words)
      const argv = words.rest()
      if (argv.length === 0) throw new IpFailure('No command specified')
      yield* enterNamespace(sys, name)
      return yield* execute(process, argv)
    }
    case 'identify': {
      const pid = words.next() ?? 'self'
      yield* stdout.write(
        names(sys)
          .filter((name) => isSame(sys, `${FOLDER}/${name}`, `/proc/${pid}/ns/net`))
          .map((name) => `${name}\n`)
          .join('') || '\n',
      )
      return 0
    }
    case 'pids': {
      const path = `${FOLDER}/${nameFrom(words)}`
      const pids = sys
        .getdents('/proc')
        .filter(({ name }) => /^\d+$/.test(name) && isSame(sys, path, `/proc/${name}/ns/net`))
      yield* stdout.write(pids.map(({ name }) => `${name}\n`).join(''))
      return 0
    }
    default:
      throw notSimulated(`'ip netns ${command}'`)
  }
}

function nameFrom(words: Arguments): string {
  const name = words.next()
  if (name === undefined) throw new IpFailure('No netns name specified', 1)
  return name
}

/** Newest first, as tmpfs lists a directory. */
function names(sys: Syscalls): readonly string[] {
  if (!statIfAny(sys, FOLDER)) return []
  return sys
    .getdents(FOLDER)
    .map(({ name }) => name)
    .reverse()
}

function numberText(sys: Syscalls, name: string): string {
  const number = sys.networkState().otherNamespaces.indexOf(statIfAny(sys, `${FOLDER}/${name}`)?.ino ?? -1)
  return number < 0 ? '' : ` (id: ${number})`
}

function isSame(sys: Syscalls, left: string, right: string): boolean {
  const [one, other] = [statIfAny(sys, left), statIfAny(sys, right)]
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev
}

/** Pins a new namespace by a mount, so that it lives on without a process. */
function* add({ sys, stderr }: Process, name: string): Blocking<number> {
  const path = `${FOLDER}/${name}`
  try {
    if (!statIfAny(sys, FOLDER)) sys.mkdir(FOLDER, 0o755)
    sys.close(yield* sys.open(path, { access: 'read', create: true, exclusive: true }, 0))
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new IpFailure(`Cannot create namespace file "${path}": ${error.message}`, 1)
  }
  const child = sys.clone(function* ({ sys: own }) {
    try {
      own.unshare(['CLONE_NEWNET'])
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* stderr.write(`Failed to create a new network namespace "${name}": ${error.message}\n`)
      return 1
    }
    // The mount is made in the parent's mount namespace, which the child shares.
    own.mount({ source: '/proc/self/ns/net', target: path, bind: true })
    return 0
  })
  const status = yield* sys.wait4(child)
  const failed = !status || !('exited' in status) || status.exited !== 0
  if (failed) sys.unlink(path)
  return failed ? 1 : 0
}

function* remove({ sys }: Process, name: string): Blocking<number> {
  const path = `${FOLDER}/${name}`
  try {
    sys.umount(path, { detach: true })
  } catch (error) {
    if (!isErrno(error, 'EINVAL', 'ENOENT')) throw error
  }
  try {
    sys.unlink(path)
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new IpFailure(`Cannot remove namespace file "${path}": ${error.message}`, 1)
  }
}

/** Becomes another program. */
function* execute(process: Process, argv: readonly string[]): Blocking<number> {
  try {
    return yield* run(process, argv)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new IpFailure(`exec of "${argv[0]}" failed: ${error.message}`, 255)
  }
}
