import type { PackageFiles } from './package-files'

/** Debian 12's iptables on amd64: what of it is simulated. */
export const iptables: PackageFiles = {
  '/usr/sbin/iptables': { program: 'iptables/iptables', size: 228_512 },
  '/usr/sbin/iptables-nft': { link: 'iptables' },
  '/usr/sbin/iptables-restore': { program: 'iptables/iptables-restore', size: 228_512 },
  '/usr/sbin/iptables-save': { program: 'iptables/iptables-save', size: 228_512 },
}
