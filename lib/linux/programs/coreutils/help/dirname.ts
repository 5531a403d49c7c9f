/** What `dirname --help` prints; the options it lists are those that exist. */
export const help = `Usage: dirname [OPTION] NAME...
Print each NAME without its last part.

  -z, --zero     end lines with NUL
      --help     print this help
      --version  print the version
`
