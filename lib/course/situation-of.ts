import type { Nanoseconds, Step, World } from '../world/types'
import type { Situation } from './situation'

/** The facts goals ask about, read from a world; `steps` are the commands that led there. */
export function situationOf(world: World, steps: readonly Step[] = world.steps): Situation {
  const view = world.look()
  return {
    containers: view.containers(),
    images: view.images(),
    networks: view.networks(),
    volumes: view.volumes(),
    events: view.events(),
    readFile: (path, process) => view.readFile(path, process),
    namespace: (process, type) => view.process(process === 'host' ? 1 : process)?.namespaces[type].inum,
    process: (pid) => {
      const task = view.process(pid)
      return task && { comm: task.image.comm, numbers: task.pid.numbers }
    },
    commandAt: (time) => commandAt(view.momentOf(time), steps),
  }
}

function commandAt(time: Nanoseconds, steps: readonly Step[]): number | undefined {
  return steps.findLast(({ startedAt, endedAt = time }) => startedAt <= time && time <= endedAt)?.number
}
