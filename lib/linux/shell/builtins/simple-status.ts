import type { Builtin } from './builtin'

export const colon: Builtin = { run: () => 0, isSpecial: true }

export const trueBuiltin: Builtin = { run: () => 0 }

export const falseBuiltin: Builtin = { run: () => 1 }
