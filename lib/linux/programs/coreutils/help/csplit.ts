/** What `csplit --help` prints; the options it lists are those that exist. */
export const help = `Usage: csplit [OPTION]... FILE PATTERN...
Write pieces of FILE, cut where PATTERNs match, to xx00, xx01, ..., and print their sizes.

  -f, --prefix=PREFIX        begin names with PREFIX, not xx
  -k, --keep-files           keep the pieces when something fails
      --suppress-matched     leave out the lines that match
  -n, --digits=DIGITS        number the pieces with so many digits (2)
  -s, --quiet, --silent      print no sizes
  -z, --elide-empty-files    write no empty pieces
      --help     print this help
      --version  print the version

PATTERN is a line number, /REGEXP/[OFFSET], %REGEXP%[OFFSET] to leave out what comes before,
{N} to repeat the last one N times or {*} as often as it matches.

Not simulated here: -b, --suffix-format=FORMAT
`
