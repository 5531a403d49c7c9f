import { withName } from '../coreutils/family'
import type { Family } from '../utility'

/** GNU grep 3.8, as in Debian 12. */
export const grepFamily: Family = {
  shortNames: false,
  usageStatus: 2,
  hint: (name) =>
    `Usage: ${name} [OPTION]... PATTERNS [FILE]...\nTry '${name} --help' for more information.\n`,
  help: (name, { help }) => withName(help, 'grep', name),
  version: () => 'grep (GNU grep) 3.8\n',
}
