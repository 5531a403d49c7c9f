import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { accepted } from './accepted'
import { alias, unalias } from './alias'
import type { Builtin, DeclarationArgument } from './builtin'
import { cd } from './cd'
import { echo } from './echo'
import { evalBuiltin } from './eval'
import { exit, logout, returnBuiltin } from './exit'
import { exportBuiltin, readonly } from './export'
import type { LaterName } from './later'
import { letBuiltin } from './let'
import { breakBuiltin, continueBuiltin } from './loop-control'
import { pwd } from './pwd'
import { shift } from './shift'
import { colon, falseBuiltin, trueBuiltin } from './simple-status'
import { source } from './source'
import { bracket, test } from './test/test'

/** A builtin that is fetched when it first runs. */
function later(name: LaterName, isSpecial = false): Builtin {
  const declares = /^(declare|local|typeset)$/.test(name)
  const run = function* (shell: Shell, argv: readonly DeclarationArgument[]) {
    const builtin: Builtin = (yield* extras(shell)).builtins[name]
    const result = (builtin.declare ?? builtin.run)(shell, argv as readonly string[])
    return typeof result === 'number' ? result : yield* result
  }
  return { run, isSpecial, ...(declares && { declare: run }) }
}

function allLater(names: string): Record<string, Builtin> {
  return Object.fromEntries(names.split(' ').map((name) => [name, later(name as LaterName)]))
}

const posix: Readonly<Record<string, Builtin>> = {
  '.': source,
  ':': colon,
  '[': bracket,
  alias,
  break: breakBuiltin,
  cd,
  continue: continueBuiltin,
  echo,
  eval: evalBuiltin,
  exec: later('exec', true),
  exit,
  export: exportBuiltin,
  false: falseBuiltin,
  pwd,
  readonly,
  return: returnBuiltin,
  set: later('set', true),
  shift,
  test,
  times: later('times', true),
  trap: later('trap', true),
  true: trueBuiltin,
  unalias,
  unset: later('unset', true),
  ...allLater('bg command fg getopts hash jobs kill local printf read type ulimit umask wait'),
}

const bashOnly: Readonly<Record<string, Builtin>> = {
  bind: accepted,
  complete: accepted,
  compopt: accepted,
  let: letBuiltin,
  logout,
  shopt: later('shopt'),
  source,
  ...allLater(
    'builtin caller compgen declare dirs disown enable fc help history mapfile popd pushd readarray suspend typeset',
  ),
}

/** The builtins of bash. */
export const bashBuiltins: ReadonlyMap<string, Builtin> = new Map(Object.entries({ ...posix, ...bashOnly }))

/** The builtins of dash. */
export const dashBuiltins: ReadonlyMap<string, Builtin> = new Map(Object.entries(posix))

/** The builtins of busybox's ash. */
export const ashBuiltins: ReadonlyMap<string, Builtin> = new Map(
  Object.entries({ ...posix, ...allLater('help history'), let: letBuiltin, source }),
)
