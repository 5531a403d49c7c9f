import type { World } from '../world/types'
import type { Situation } from './situation'

/** The facts goals ask about, read from a world. */
export function situationOf(world: World): Situation {
  const view = world.look()
  return {
    containers: view.containers(),
    readFile: (path) => view.readFile(path),
    namespace: (process, type) => view.process(process === 'host' ? 1 : process)?.namespaces[type].inum,
    process: (pid) => {
      const task = view.process(pid)
      return task && { comm: task.image.comm, numbers: task.pid.numbers }
    },
  }
}
