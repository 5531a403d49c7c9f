import type { Program } from '../kernel/program'
import { coreutilsPrograms } from './coreutils/index'
import { grepPrograms } from './grep/index'
import { procpsPrograms } from './procps/index'
import { utilLinuxPrograms } from './util-linux/index'

/** Every program of the simulated packages, by the key its executables name. */
export const programs: Readonly<Record<string, Program>> = {
  ...coreutilsPrograms,
  ...grepPrograms,
  ...procpsPrograms,
  ...utilLinuxPrograms,
}
