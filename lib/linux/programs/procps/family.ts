import type { Family } from '../utility'

/** procps-ng 4.0.2, as in Debian 12. Wrong command lines are answered with the whole help. */
export const procps: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: (_, { help }) => help,
  help: (_, { help }) => help,
  version: ({ name }) => `${name} from procps-ng 4.0.2\n`,
}
