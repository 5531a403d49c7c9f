import { alias, unalias } from './alias'
import type { Builtin } from './builtin'
import { caller } from './caller'
import { cd } from './cd'
import { builtinCommand, command } from './command'
import { declare, local } from './declare'
import { dirs, popd, pushd } from './directory-stack'
import { echo } from './echo'
import { enable } from './enable'
import { evalBuiltin } from './eval'
import { exec } from './exec'
import { exit, logout, returnBuiltin } from './exit'
import { exportBuiltin, readonly } from './export'
import { getopts } from './getopts'
import { hash } from './hash'
import { help } from './help'
import { history } from './history'
import { bg, disown, fg, jobs, suspend } from './jobs'
import { kill } from './kill'
import { letBuiltin } from './let'
import { breakBuiltin, continueBuiltin } from './loop-control'
import { mapfile } from './mapfile'
import { printf } from './printf'
import { pwd } from './pwd'
import { read } from './read'
import { set } from './set'
import { shift } from './shift'
import { shopt } from './shopt'
import { colon, falseBuiltin, trueBuiltin } from './simple-status'
import { source } from './source'
import { bracket, test } from './test/test'
import { times } from './times'
import { trap } from './trap'
import { type } from './type'
import { ulimit } from './ulimit'
import { umask } from './umask'
import { unset } from './unset'
import { accepted, unsimulated } from './unsimulated'
import { wait } from './wait'

const posix: Readonly<Record<string, Builtin>> = {
  '.': source,
  ':': colon,
  '[': bracket,
  alias,
  bg,
  break: breakBuiltin,
  cd,
  command,
  continue: continueBuiltin,
  echo,
  eval: evalBuiltin,
  exec,
  exit,
  export: exportBuiltin,
  false: falseBuiltin,
  fg,
  getopts,
  hash,
  jobs,
  kill,
  local,
  printf,
  pwd,
  read,
  readonly,
  return: returnBuiltin,
  set,
  shift,
  test,
  times,
  trap,
  true: trueBuiltin,
  type,
  ulimit,
  umask,
  unalias,
  unset,
  wait,
}

const bashOnly: Readonly<Record<string, Builtin>> = {
  bind: accepted,
  builtin: builtinCommand,
  caller,
  compgen: unsimulated,
  complete: accepted,
  compopt: accepted,
  declare,
  dirs,
  disown,
  enable,
  fc: unsimulated,
  help,
  history,
  let: letBuiltin,
  logout,
  mapfile,
  popd,
  pushd,
  readarray: mapfile,
  shopt,
  source,
  suspend,
  typeset: declare,
}

/** The builtins of bash. */
export const bashBuiltins: ReadonlyMap<string, Builtin> = new Map(Object.entries({ ...posix, ...bashOnly }))

/** The builtins of dash. */
export const dashBuiltins: ReadonlyMap<string, Builtin> = new Map(Object.entries(posix))

/** The builtins of busybox's ash. */
export const ashBuiltins: ReadonlyMap<string, Builtin> = new Map(
  Object.entries({ ...posix, help, history, let: letBuiltin, source }),
)
