import type { Family } from '../utility'

/** strace: messages begin with its name, and a wrong command line is answered with a hint at -h. */
export const straceFamily: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: () => "Try 'strace -h' for more information.\n",
  help: (_, { help }) => help.trimStart(),
  version: () => 'strace -- version 6.1\n',
}
