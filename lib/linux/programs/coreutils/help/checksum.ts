/** What the checksum programs print for `--help`; the options it lists are those that exist. */
export const help = (name: string, algorithm: string): string => `Usage: ${name} [OPTION]... [FILE]...
Print or check ${algorithm} sums.

  -b, --binary          mark names as read in binary
  -c, --check           compare the sums listed in FILE
      --tag             print sums in BSD's format, with the algorithm's name
  -t, --text            do not mark names (default)
  -z, --zero            end lines with NUL, escape no names
      --ignore-missing  skip files that are missing
      --quiet           print only what failed
      --status          print nothing, just set the exit status
      --strict          fail on malformed lines
  -w, --warn            report malformed lines
      --help            print this help
      --version         print the version
`
