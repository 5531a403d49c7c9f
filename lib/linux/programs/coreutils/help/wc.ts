/** What `wc --help` prints; the options it lists are those that exist. */
export const help = `Usage: wc [OPTION]... [FILE]...
Count lines, words and bytes.

  -c, --bytes            count bytes
  -m, --chars            count characters
  -l, --lines            count lines
  -L, --max-line-length  length of the longest line
  -w, --words            count words
      --help             print this help
      --version          print the version

Not simulated here: --files0-from=F
`
