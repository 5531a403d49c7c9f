import type { Builtin } from './builtin'

/** Settings of programmable completion and key bindings: accepted, because startup files make them, and without effect. */
export const accepted: Builtin = { run: () => 0 }
