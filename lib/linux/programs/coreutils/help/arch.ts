/** What `arch --help` prints; the options it lists are those that exist. */
export const help = `Usage: arch [OPTION]...
Print the architecture of this machine.

      --help     print this help
      --version  print the version
`
