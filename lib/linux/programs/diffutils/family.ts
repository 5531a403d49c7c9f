import type { Family } from '../utility'

/** GNU diffutils 3.8, as in Debian 12. */
export const diffutils: Family = {
  shortNames: false,
  usageStatus: 2,
  hint: (name) => `${name}: Try '${name} --help' for more information.\n`,
  help: (_, { help }) => help,
  version: ({ name }) => `${name} (GNU diffutils) 3.8\n`,
}
