import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { ContainerPruneReport } from '../../api/types/container'
import type { Engine } from '../engine'
import { nanoseconds } from '../event/event-log'
import type { Filters } from '../filters'
import { matchesPruneLabels, parseUntil } from '../prune-filter'
import { containerSize } from './inspect'
import { removeContainer } from './remove'

/** `docker container prune`: removes what does not run. */
export function* pruneContainers(engine: Engine, filters: Filters): Blocking<ContainerPruneReport> {
  filters.validate('label', 'label!', 'until')
  const until = parseUntil(filters, engine.sys.realtime())
  const deleted: string[] = []
  let reclaimed = 0
  for (const container of engine.containerStore.all.toReversed()) {
    if (container.isRunning || container.isBeingRemoved) continue
    if (until !== undefined && nanoseconds(container.created) >= until) continue
    if (!matchesPruneLabels(filters, container.config.Labels)) continue
    reclaimed += containerSize(engine, container).SizeRw
    yield* removeContainer(engine, container.id, { force: false, removeVolumes: false })
    deleted.push(container.id)
  }
  yield* engine.log('container', 'prune', '', { reclaimed: String(reclaimed) })
  return { ContainersDeleted: deleted.length > 0 ? deleted : null, SpaceReclaimed: reclaimed }
}
