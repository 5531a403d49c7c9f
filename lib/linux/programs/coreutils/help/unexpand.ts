/** What `unexpand --help` prints; the options it lists are those that exist. */
export const help = `Usage: unexpand [OPTION]... [FILE]...
Turn spaces of FILEs into tabs.

  -a, --all        all spaces, not only those at the start of a line
      --first-only  only those at the start, also with -t
  -t, --tabs=N     tabs are N columns apart, not 8 (means -a)
  -t, --tabs=LIST  tab stops at these columns; a last one of /N or +N goes on
      --help     print this help
      --version  print the version
`
