/** What `whoami --help` prints; the options it lists are those that exist. */
export const help = `Usage: whoami [OPTION]...
Print the name of the effective user.

      --help     print this help
      --version  print the version
`
