/** What `uname --help` prints; the options it lists are those that exist. */
export const help = `Usage: uname [OPTION]...
Print what system this is; with no option the kernel's name.

  -a, --all                all of these, in this order
  -s, --kernel-name        kernel name
  -n, --nodename           host name
  -r, --kernel-release     kernel release
  -v, --kernel-version     kernel version
  -m, --machine            hardware
  -p, --processor          processor
  -i, --hardware-platform  platform
  -o, --operating-system   operating system
      --help               print this help
      --version            print the version
`
