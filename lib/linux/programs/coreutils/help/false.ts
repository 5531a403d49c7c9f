/** What `false --help` prints; the options it lists are those that exist. */
export const help = `Usage: false [ignored arguments]
Exit with status 1.

      --help     print this help
      --version  print the version
`
