/** What `tsort --help` prints; the options it lists are those that exist. */
export const help = `Usage: tsort [OPTION] [FILE]
Print the words of FILE, whose pairs say what comes before what, in such an order.

      --help     print this help
      --version  print the version
`
