/** What `split --help` prints; the options it lists are those that exist. */
export const help = `Usage: split [OPTION]... [FILE [PREFIX]]
Write FILE as pieces PREFIXaa, PREFIXab, ... of 1000 lines; PREFIX is 'x' if not given.

  -a, --suffix-length=N   take suffixes of N characters (2)
      --additional-suffix=SUFFIX  put SUFFIX after the names too
  -b, --bytes=SIZE        pieces of SIZE bytes
  -C, --line-bytes=SIZE   pieces of whole lines of at most SIZE bytes
  -d                      number the pieces, from 0
      --numeric-suffixes[=FROM]  the same, from FROM
  -x                      number them in hexadecimal
      --hex-suffixes[=FROM]  the same, from FROM
  -e, --elide-empty-files  write no empty pieces with -n
  -l, --lines=NUMBER      pieces of NUMBER lines
  -n, --number=CHUNKS     this many pieces: N, K/N, l/N, l/K/N, r/N or r/K/N
  -u, --unbuffered        no effect
      --verbose           name each piece
      --help     print this help
      --version  print the version

Not simulated here: --filter=COMMAND; -t, --separator=SEP
`
