/** What `head --help` prints; the options it lists are those that exist. */
export const help = `Usage: head [OPTION]... [FILE]...
Show the beginning of each FILE.

  -c, --bytes=[-]NUM     NUM bytes; -NUM: all but the last NUM
  -n, --lines=[-]NUM     NUM lines (10); -NUM: all but the last NUM
  -q, --quiet, --silent  never print file names
  -v, --verbose          always print file names
  -z, --zero-terminated  lines end with NUL
      --help             print this help
      --version          print the version
`
