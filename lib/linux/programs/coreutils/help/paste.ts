/** What `paste --help` prints; the options it lists are those that exist. */
export const help = `Usage: paste [OPTION]... [FILE]...
Join lines of FILEs side by side.

  -d, --delimiters=LIST  put characters of LIST between parts
  -s, --serial           join the lines of each file
  -z, --zero-terminated  lines end with NUL
      --help             print this help
      --version          print the version
`
