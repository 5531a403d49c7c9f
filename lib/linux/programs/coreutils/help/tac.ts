/** What `tac --help` prints; the options it lists are those that exist. */
export const help = `Usage: tac [OPTION]... [FILE]...
Print lines from last to first.

  -b, --before            separators stand before lines
  -s, --separator=STRING  split at STRING, not at newlines
      --help              print this help
      --version           print the version

Not simulated here: -r, --regex
`
