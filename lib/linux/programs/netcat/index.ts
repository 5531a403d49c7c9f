import type { Program } from '../../kernel/program'
import { nc } from './nc'

/** Programs of the package netcat-openbsd, by the key their executables name. */
export const netcatPrograms: Readonly<Record<string, Program>> = { 'netcat/nc': nc }
