/** What `users --help` prints; the options it lists are those that exist. */
export const help = `Usage: users [OPTION]... [FILE]
Print the names of those who are logged in.

      --help     print this help
      --version  print the version
`
