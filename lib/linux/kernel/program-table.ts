import type { Program } from './program'

/** The programs a kernel can execute, by the key in their executables; some must be fetched first. */
export interface ProgramTable {
  get(key: string): Program | undefined
  /** Whether a key that {@link get} does not know yet can be fetched as a module. */
  isLoadable(key: string): boolean
}
