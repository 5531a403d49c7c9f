/** What `basename --help` prints; the options it lists are those that exist. */
export const help = `Usage: basename NAME [SUFFIX]
  or:  basename OPTION... NAME...
Print NAME without its directories, and without SUFFIX.

  -a, --multiple       every argument is a NAME
  -s, --suffix=SUFFIX  take SUFFIX off; sets -a
  -z, --zero           end lines with NUL
      --help           print this help
      --version        print the version
`
