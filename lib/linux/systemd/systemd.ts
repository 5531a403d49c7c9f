import { isErrno } from '../kernel/errno'
import type { Process } from '../kernel/program'
import type { Syscalls } from '../kernel/syscalls'
import type { Blocking } from '../kernel/wait-queue'
import { Manager } from './manager'
import { serve } from './server'
import { loadUnit, settingValues } from './unit'

/** The units that make up a running machine (systemd.special(7)). */
const WANTS = '/etc/systemd/system/multi-user.target.wants'

/** Process 1 of a machine: starts the enabled services, each in a control group of its own, and reaps orphans. */
export function* systemd({ sys }: Process): Blocking<number> {
  const manager = new Manager(sys)
  for (const path of ['/run/systemd', '/run/log', '/run/log/journal']) makeDirectory(sys, path)
  serve(sys, manager)
  sys.thread(function* () {
    for (const name of yield* startOrder(sys, listUnits(sys))) yield* manager.start(name)
  })
  for (;;) {
    try {
      const status = yield* sys.wait4(-1)
      if (status) yield* manager.ended(status)
    } catch (error) {
      if (!isErrno(error, 'ECHILD', 'EINTR')) throw error
      if (error.code === 'ECHILD') yield* sleepUntilChild(sys)
    }
  }
}

function makeDirectory(sys: Syscalls, path: string): void {
  try {
    sys.mkdir(path)
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
  }
}

function listUnits(sys: Syscalls): readonly string[] {
  try {
    return sys
      .getdents(WANTS)
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return []
    throw error
  }
}

/** Units after those that their `After=` names. */
function* startOrder(sys: Syscalls, names: readonly string[]): Blocking<readonly string[]> {
  const ordered = new Set<string>()
  const visit = function* (name: string, above: readonly string[]): Blocking<void> {
    if (ordered.has(name) || above.includes(name)) return
    const unit = yield* loadUnit(sys, name)
    const before = unit ? settingValues(unit, 'Unit', 'After').flatMap((value) => value.split(/\s+/)) : []
    for (const other of before) if (names.includes(other)) yield* visit(other, [...above, name])
    ordered.add(name)
  }
  for (const name of names) yield* visit(name, [])
  return [...ordered]
}

/** With no children left, the next one is an orphan or a service's: SIGCHLD will tell. */
function* sleepUntilChild(sys: Syscalls): Blocking<void> {
  sys.sigaction('SIGCHLD', { handler: () => {} })
  try {
    yield* sys.pause()
  } catch (error) {
    if (!isErrno(error, 'EINTR')) throw error
  }
}
