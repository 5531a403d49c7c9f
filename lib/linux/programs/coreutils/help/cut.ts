/** What `cut --help` prints; the options it lists are those that exist. */
export const help = `Usage: cut OPTION... [FILE]...
Print parts of each line.  LIST is N, N-, N-M or -M, several joined by commas.

  -b, --bytes=LIST          print only these bytes
  -c, --characters=LIST     print only these characters
  -d, --delimiter=DELIM     fields end at DELIM instead of tab
  -f, --fields=LIST         print only these fields
  -n                        no effect
      --complement          print all but these
  -s, --only-delimited      skip lines without a delimiter
      --output-delimiter=STRING
                            put STRING between parts
  -z, --zero-terminated     lines end with NUL
      --help                print this help
      --version             print the version

Not simulated here: -M
`
