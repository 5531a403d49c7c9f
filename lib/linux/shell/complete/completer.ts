import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'

/**
 * Completes a word of a command line: `words` as typed so far, `index` the one under the cursor, `process` the shell's.
 * Undefined where a file name is due.
 */
export type Completer = (
  words: readonly string[],
  index: number,
  process: Process,
) => Blocking<readonly string[] | undefined>
