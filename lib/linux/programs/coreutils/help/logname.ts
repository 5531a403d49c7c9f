/** What `logname --help` prints; the options it lists are those that exist. */
export const help = `Usage: logname [OPTION]
Print the name under which this session was logged in.

      --help     print this help
      --version  print the version
`
