import type { Blocking } from '../../kernel/wait-queue'

/** Completes a word of a command line: `words` as typed so far, `index` the one under the cursor. */
export type Completer = (words: readonly string[], index: number) => Blocking<string[]>
