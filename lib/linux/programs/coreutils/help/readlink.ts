/** What `readlink --help` prints; the options it lists are those that exist. */
export const help = `Usage: readlink [OPTION]... FILE...
Print where links lead.

  -f, --canonicalize        resolve all links; the last part may be missing
  -e, --canonicalize-existing
                            resolve all links; nothing may be missing
  -m, --canonicalize-missing
                            resolve all links; any part may be missing
  -n, --no-newline          end without a newline
  -q, --quiet               print no errors (default)
  -s, --silent              print no errors (default)
  -v, --verbose             print errors
  -z, --zero                end lines with NUL
      --help                print this help
      --version             print the version
`
