import type { Program } from '../kernel/program'
import { coreutilsPrograms } from './coreutils/index'

/** Every program of the simulated packages, by the key its executables name. */
export const programs: Readonly<Record<string, Program>> = {
  ...coreutilsPrograms,
}
