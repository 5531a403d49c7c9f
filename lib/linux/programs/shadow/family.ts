import type { Family } from '../utility'

/** shadow 4.13, as in Debian 12: the packages passwd, login and uidmap. */
export const shadow: Family = {
  shortNames: true,
  usageStatus: 2,
  hint: (_, { help }) => help,
  help: (_, { help }) => help,
  version: ({ name }) => `${name} (shadow) 4.13\n`,
}
