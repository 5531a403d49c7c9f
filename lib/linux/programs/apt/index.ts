import type { Program } from '../../kernel/program'
import { apt, aptCache, aptGet } from './apt'

/** apt, by program key. */
export const aptPrograms = {
  'apt/apt': apt,
  'apt/apt-cache': aptCache,
  'apt/apt-get': aptGet,
} as const satisfies Record<string, Program>
