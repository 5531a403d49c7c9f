/** What `expand --help` prints; the options it lists are those that exist. */
export const help = `Usage: expand [OPTION]... [FILE]...
Turn tabs of FILEs into spaces.

  -i, --initial    only tabs before anything else
  -t, --tabs=N     tabs are N columns apart, not 8
  -t, --tabs=LIST  tab stops at these columns; a last one of /N or +N goes on
      --help     print this help
      --version  print the version
`
