import type { Program } from '../../kernel/program'
import { curl } from './curl'

/** curl, by program key. */
export const curlPrograms = {
  'curl/curl': curl,
} as const satisfies Record<string, Program>
