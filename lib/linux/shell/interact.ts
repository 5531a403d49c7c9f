import type { Blocking } from '../kernel/wait-queue'
import { runInput } from './execute/run-input'
import type { Shell } from './state/shell'

export function* interact(shell: Shell, startup: Blocking<void>): Blocking<number> {
  yield* startup
  return yield* runInput(shell)
}
