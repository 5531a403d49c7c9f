/** What `groups --help` prints; the options it lists are those that exist. */
export const help = `Usage: groups [OPTION]... [USERNAME]...
Print the groups of USERNAMEs, or of this process.

      --help     print this help
      --version  print the version
`
