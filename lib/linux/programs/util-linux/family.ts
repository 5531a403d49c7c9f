import type { Family } from '../utility'

/** util-linux 2.38.1, as in Debian 12. */
export const utilLinux: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: (name) => `Try '${name} --help' for more information.\n`,
  help: (_name, { help }) => help,
  version: ({ name }) => `${name} from util-linux 2.38.1\n`,
}
