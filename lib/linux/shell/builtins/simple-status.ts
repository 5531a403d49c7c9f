import type { Builtin } from './builtin'

export const colon: Builtin = { run: () => 0, isSpecial: true, isQuick: true }

export const trueBuiltin: Builtin = { run: () => 0, isQuick: true }

export const falseBuiltin: Builtin = { run: () => 1, isQuick: true }
