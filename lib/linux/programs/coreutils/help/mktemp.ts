/** What `mktemp --help` prints; the options it lists are those that exist. */
export const help = `Usage: mktemp [OPTION]... [TEMPLATE]
Make a new file whose name fills the Xs of TEMPLATE, and print the name.

  -d, --directory         make a directory instead
  -u, --dry-run           only print a name, make nothing
  -q, --quiet             print no errors
      --suffix=SUFF       put SUFF after the Xs
  -p DIR, --tmpdir[=DIR]  make it in DIR, $TMPDIR or /tmp
  -t                      make it in $TMPDIR or /tmp
      --help              print this help
      --version           print the version
`
