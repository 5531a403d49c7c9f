/** What `shuf --help` prints; the options it lists are those that exist. */
export const help = `Usage: shuf [OPTION]... [FILE]
  or:  shuf -e [OPTION]... [ARG]...
  or:  shuf -i LO-HI [OPTION]...
Print lines in a random order.

  -e, --echo                shuffle the arguments
  -i, --input-range=LO-HI   shuffle the numbers from LO to HI
  -n, --head-count=COUNT    print at most COUNT lines
  -o, --output=FILE         write to FILE
  -r, --repeat              lines may be printed more than once
  -z, --zero-terminated     lines end with NUL
      --help     print this help
      --version  print the version

Not simulated here: --random-source=FILE
`
