import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { notSimulated } from '../error'
import { exists, writeFile } from '../files'
import { CGROUPS } from '../runtime/cgroup'
import type { Container } from './container'
import { cgroupPath } from './spec'

/** Stops all processes of a container where they are, or lets them go on (the freezer of cgroup v2). @throws EngineError */
export function* freezeProcesses({ sys }: Engine, container: Container, frozen: boolean): Blocking<void> {
  const file = `${CGROUPS}${cgroupPath(container)}/cgroup.freeze`
  if (!exists(sys, file)) throw notSimulated('pausing a container')
  yield* writeFile(sys, file, frozen ? '1' : '0')
}
