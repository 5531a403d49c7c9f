/** What `seq --help` prints; the options it lists are those that exist. */
export const help = `Usage: seq [OPTION]... LAST
  or:  seq [OPTION]... FIRST LAST
  or:  seq [OPTION]... FIRST INCREMENT LAST
Print numbers from FIRST to LAST.

  -f, --format=FORMAT     print numbers by a printf format
  -s, --separator=STRING  put STRING between numbers (newline)
  -w, --equal-width       make all equally wide with zeros
      --help              print this help
      --version           print the version
`
