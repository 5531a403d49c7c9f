import type { Program } from '../../kernel/program'
import { getent } from './getent'

/** Programs of the package libc-bin, by the key their executables name. */
export const libcBinPrograms: Readonly<Record<string, Program>> = { 'libc-bin/getent': getent }
