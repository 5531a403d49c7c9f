import { updateWorkbench, useWorkbench } from './store'

/** Types commands into the machine where the reader can see it, one at a time; starts the machine if it has not been yet. */
export function typeCommands(commands: readonly string[]): void {
  const { queue } = useWorkbench.getState()
  updateWorkbench({ queue: [...queue, ...commands], view: 'machine' })
}
