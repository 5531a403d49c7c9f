/** What `stat --help` prints; the options it lists are those that exist. */
export const help = `Usage: stat [OPTION]... FILE...
Print what is known of files or file systems.

  -L, --dereference    describe what links lead to
  -f, --file-system    describe the file system instead
      --cached=MODE    no effect
  -c, --format=FORMAT  print by FORMAT
      --printf=FORMAT  like --format, with escapes, without newline
  -t, --terse          print all in one line
      --help           print this help
      --version        print the version
`
