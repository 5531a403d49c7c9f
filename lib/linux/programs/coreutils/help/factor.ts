/** What `factor --help` prints; the options it lists are those that exist. */
export const help = `Usage: factor [NUMBER]...
  or:  factor OPTION
Print the prime factors of NUMBERs, or of those on standard input.

      --help     print this help
      --version  print the version
`
