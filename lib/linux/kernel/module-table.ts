import type { Program } from './program'

/**
 * What a machine can get from outside, by key: programs (`coreutils/ls`) for execve, and data such as an image's
 * layers (`image/nginx`) that its network would bring. Some of it must be fetched by whoever holds the world.
 */
export interface ModuleTable {
  program(key: string): Program | undefined
  data(key: string): unknown
  /** Whether a key not there yet can be fetched. */
  isLoadable(key: string): boolean
}
