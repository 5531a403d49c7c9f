import { decode } from '../../base/bytes'
import { isErrno } from '../kernel/errno'
import type { Process } from '../kernel/program'
import type { Blocking } from '../kernel/wait-queue'
import { parseUnitFile, unitValue } from './unit-file'

/** The units that make up a running machine (systemd.special(7)). */
const WANTS = '/etc/systemd/system/multi-user.target.wants'

/** The status of a service whose program could not be executed (systemd.exec(5)). */
const EXIT_EXEC = 203

/** Process 1 of a machine: starts the enabled services, each in a control group of its own, and reaps orphans. */
export function* systemd(process: Process): Blocking<number> {
  const { sys } = process
  for (const { name } of [...listUnits(process)].sort((left, right) => (left.name < right.name ? -1 : 1))) {
    yield* startUnit(process, name)
  }
  for (;;) {
    try {
      yield* sys.wait4(-1)
    } catch (error) {
      if (!isErrno(error, 'ECHILD', 'EINTR')) throw error
      if (error.code === 'ECHILD') yield* sleepUntilChild(process)
    }
  }
}

function listUnits({ sys }: Process): readonly { readonly name: string }[] {
  try {
    return sys.getdents(WANTS)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return []
    throw error
  }
}

function* startUnit({ sys }: Process, unit: string): Blocking<void> {
  const fd = yield* sys.open(`${WANTS}/${unit}`, { access: 'read' })
  const settings = parseUnitFile(decode(yield* sys.read(fd, 65_536)))
  sys.close(fd)
  const [path, ...args] = unitValue(settings, 'Service', 'ExecStart')?.split(/\s+/) ?? []
  if (!path) return
  const argv = [path, ...args]
  sys.clone(function* child({ sys: own }) {
    own.setsid()
    own.moveToCgroup(`/system.slice/${unit}`)
    try {
      return yield* own.execve(path, argv, [
        'LANG=C.UTF-8',
        'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin',
      ])
    } catch (error) {
      if (!isErrno(error)) throw error
      return EXIT_EXEC
    }
  })
}

/** With no children left, the next one is an orphan: SIGCHLD will tell. */
function* sleepUntilChild({ sys }: Process): Blocking<void> {
  sys.sigaction('SIGCHLD', { handler: () => {} })
  try {
    yield* sys.pause()
  } catch (error) {
    if (!isErrno(error, 'EINTR')) throw error
  }
}
