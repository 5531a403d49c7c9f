import type { PackageFiles } from './package-files'

/** Debian 12's sudo on amd64: what of it is simulated. */
export const sudo: PackageFiles = {
  '/etc/sudoers': {
    text: `Defaults\tenv_reset
Defaults\tsecure_path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

root\tALL=(ALL:ALL) ALL
%sudo\tALL=(ALL:ALL) ALL
`,
    mode: 0o440,
  },
  '/usr/bin/sudo': { program: 'sudo/sudo', size: 281_624, mode: 0o4755 },
}
