/** What `link --help` prints; the options it lists are those that exist. */
export const help = `Usage: link FILE1 FILE2
Give FILE1 the second name FILE2.

      --help     print this help
      --version  print the version
`
