/** What `tty --help` prints; the options it lists are those that exist. */
export const help = `Usage: tty [OPTION]...
Print the terminal that is standard input.

  -s, --silent, --quiet  print nothing, only set the exit status
      --help             print this help
      --version          print the version
`
