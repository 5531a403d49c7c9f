import type { Nanoseconds, Step, World } from '../world/types'
import type { Situation } from './situation'

/** The facts goals ask about, read from a world; `steps` are the commands that led there. */
export function situationOf(world: World, steps: readonly Step[] = world.steps): Situation {
  const view = world.look()
  // Goals are checked at every change, and most ask about one kind of object.
  const containers = once(() => view.containers())
  const images = once(() => view.images())
  const networks = once(() => view.networks())
  const volumes = once(() => view.volumes())
  return {
    get containers() {
      return containers()
    },
    get images() {
      return images()
    },
    get networks() {
      return networks()
    },
    get volumes() {
      return volumes()
    },
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

function once<Value>(read: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= read()
    return value
  }
}

function commandAt(time: Nanoseconds, steps: readonly Step[]): number | undefined {
  return steps.findLast(({ startedAt, endedAt = time }) => startedAt <= time && time <= endedAt)?.number
}
