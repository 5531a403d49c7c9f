import type { Builtin } from './builtin'
import { caller } from './caller'
import { builtinCommand, command } from './command'
import { compgen } from './compgen'
import { declare, local } from './declare'
import { dirs, popd, pushd } from './directory-stack'
import { enable } from './enable'
import { exec } from './exec'
import { fc } from './fc'
import { getopts } from './getopts'
import { hash } from './hash'
import { help } from './help'
import { history } from './history'
import { bg, disown, fg, jobs, suspend } from './jobs'
import { kill } from './kill'
import { mapfile } from './mapfile'
import { printf } from './printf'
import { read } from './read'
import { set } from './set'
import { shopt } from './shopt'
import { times } from './times'
import { trap } from './trap'
import { type } from './type'
import { ulimit } from './ulimit'
import { umask } from './umask'
import { unset } from './unset'
import { wait } from './wait'

/** The builtins that are fetched when one of them first runs. */
export const laterBuiltins = {
  bg,
  builtin: builtinCommand,
  caller,
  command,
  compgen,
  declare,
  dirs,
  disown,
  enable,
  exec,
  fc,
  fg,
  getopts,
  hash,
  help,
  history,
  jobs,
  kill,
  local,
  mapfile,
  popd,
  printf,
  pushd,
  read,
  readarray: mapfile,
  set,
  shopt,
  suspend,
  times,
  trap,
  type,
  typeset: declare,
  ulimit,
  umask,
  unset,
  wait,
} satisfies Readonly<Record<string, Builtin>>

export type LaterName = keyof typeof laterBuiltins
