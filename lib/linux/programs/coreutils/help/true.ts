/** What `true --help` prints; the options it lists are those that exist. */
export const help = `Usage: true [ignored arguments]
Exit with status 0.

      --help     print this help
      --version  print the version
`
