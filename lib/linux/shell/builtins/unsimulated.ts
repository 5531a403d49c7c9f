import type { Builtin } from './builtin'
import { fail } from './report'

/** A builtin that bash has and this one does not: it says so. */
export const unsimulated: Builtin = {
  run: (shell, argv) => fail(shell, argv[0] ?? '', 'is not simulated here', 125),
}

/** Settings of programmable completion and key bindings: accepted, because startup files make them, and without effect. */
export const accepted: Builtin = { run: () => 0 }
