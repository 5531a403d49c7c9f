/** What `chmod --help` prints; the options it lists are those that exist. */
export const help = `Usage: chmod [OPTION]... MODE[,MODE]... FILE...
  or:  chmod [OPTION]... --reference=RFILE FILE...
Change who may read, write and execute FILEs.  MODE is octal, or letters:
[ugoa]*([-+=]([rwxXst]*|[ugo]))+.

  -c, --changes           tell about each change
  -f, --silent, --quiet   print no errors
  -v, --verbose           tell about each file
      --no-preserve-root  treat / like any directory
      --preserve-root     refuse to recurse into /
      --reference=RFILE   take the mode of RFILE
  -R, --recursive         change everything below too
      --help              print this help
      --version           print the version
`
