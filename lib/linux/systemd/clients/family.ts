import type { Family } from '../../programs/utility'

/** systemd 252, as in Debian 12. */
export const systemdFamily: Family = {
  shortNames: true,
  usageStatus: 1,
  bareMessages: true,
  hint: () => '',
  help: (_, { help }) => help,
  version: () => 'systemd 252 (252.31-1~deb12u1)\n',
}
