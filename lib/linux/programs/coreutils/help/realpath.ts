/** What `realpath --help` prints; the options it lists are those that exist. */
export const help = `Usage: realpath [OPTION]... FILE...
Print absolute names without links and dots.

  -e, --canonicalize-existing
                            resolve all links; nothing may be missing
  -m, --canonicalize-missing
                            resolve all links; any part may be missing
  -L, --logical             resolve .. before links
  -P, --physical            resolve links as met (default)
  -q, --quiet               print no errors
      --relative-to=DIR     print paths relative to DIR
      --relative-base=DIR   print absolute paths, except below DIR
  -s, --strip, --no-symlinks
                            do not resolve links
  -z, --zero                end lines with NUL
      --help                print this help
      --version             print the version
`
