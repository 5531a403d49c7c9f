/** What `tail --help` prints; the options it lists are those that exist. */
export const help = `Usage: tail [OPTION]... [FILE]...
Show the end of each FILE.

  -c, --bytes=[+]NUM        NUM bytes; +NUM: from byte NUM on
  -f, --follow[={name|descriptor}]
                            keep printing as the file grows
  -F                        short for --follow=name --retry
  -n, --lines=[+]NUM        NUM lines (10); +NUM: from line NUM on
      --pid=PID             with -f, stop when process PID ends
  -q, --quiet, --silent     never print file names
      --retry               keep trying to open FILE
  -s, --sleep-interval=N    with -f, look every N seconds (1)
  -v, --verbose             always print file names
  -z, --zero-terminated     lines end with NUL
      --help                print this help
      --version             print the version

Not simulated here: --max-unchanged-stats=N
`
