/** What `uniq --help` prints; the options it lists are those that exist. */
export const help = `Usage: uniq [OPTION]... [INPUT [OUTPUT]]
Print one of several equal lines that follow each other.

  -c, --count            print before each how many there were
  -d, --repeated         print only repeated lines, once
  -D                     print only repeated lines, all of them
  -f, --skip-fields=N    do not compare the first N fields
  -i, --ignore-case      upper and lower case are alike
  -s, --skip-chars=N     do not compare the first N characters
  -u, --unique           print only lines without repetition
  -z, --zero-terminated  lines end with NUL
  -w, --check-chars=N    compare at most N characters
      --help             print this help
      --version          print the version

Not simulated here: --all-repeated[=METHOD]; --group[=METHOD]
`
