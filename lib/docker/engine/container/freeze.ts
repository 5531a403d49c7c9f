import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { writeFile } from '../files'
import { CGROUPS } from '../runtime/cgroup'
import type { Container } from './container'
import { cgroupPath } from './spec'

/** Stops all processes of a container where they are, or lets them go on (the freezer of cgroup v2). */
export function* freezeProcesses({ sys }: Engine, container: Container, frozen: boolean): Blocking<void> {
  yield* writeFile(sys, `${CGROUPS}${cgroupPath(container)}/cgroup.freeze`, frozen ? '1' : '0')
}
