/** What `pathchk --help` prints; the options it lists are those that exist. */
export const help = `Usage: pathchk [OPTION]... NAME...
Tell whether NAMEs are names a file can have.

  -p             on every POSIX system
  -P             not empty, no leading "-"
      --portability  both of these
      --help     print this help
      --version  print the version
`
