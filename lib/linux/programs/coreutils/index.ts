import type { Program } from '../../kernel/program'
import { cat } from './cat'
import { echo } from './echo'
import { env } from './env'
import { id } from './id'
import { dir, ls, vdir } from './ls/ls'
import { nproc } from './nproc'
import { printenv } from './printenv'
import { pwd } from './pwd'
import { sleep } from './sleep'
import { falseProgram, trueProgram } from './true'
import { arch, uname } from './uname'
import { whoami } from './whoami'
import { yes } from './yes'

/** GNU coreutils, by program key. */
export const coreutilsPrograms = {
  'coreutils/arch': arch,
  'coreutils/cat': cat,
  'coreutils/dir': dir,
  'coreutils/echo': echo,
  'coreutils/env': env,
  'coreutils/false': falseProgram,
  'coreutils/id': id,
  'coreutils/ls': ls,
  'coreutils/nproc': nproc,
  'coreutils/printenv': printenv,
  'coreutils/pwd': pwd,
  'coreutils/sleep': sleep,
  'coreutils/true': trueProgram,
  'coreutils/uname': uname,
  'coreutils/vdir': vdir,
  'coreutils/whoami': whoami,
  'coreutils/yes': yes,
} as const satisfies Record<string, Program>
