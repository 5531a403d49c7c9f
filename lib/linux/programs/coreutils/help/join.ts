/** What `join --help` prints; the options it lists are those that exist. */
export const help = `Usage: join [OPTION]... FILE1 FILE2
Print a line for each pair of lines of two sorted files with the same join field.

  -a FILENUM             print lines of file FILENUM that pair with none, too
  -e STRING              put STRING where a field is missing
  -i, --ignore-case      upper and lower case are alike
  -j FIELD               the same as -1 FIELD -2 FIELD
  -o FORMAT              print these fields, FILENUM.FIELD or 0, or auto
  -t CHAR                fields are separated by CHAR
  -v FILENUM             as -a, but print no pairs
  -1 FIELD               the join field of file 1
  -2 FIELD               the join field of file 2
      --check-order      complain when a file is not sorted
      --nocheck-order    never complain
      --header           the first lines are headings
  -z, --zero-terminated  lines end with NUL
      --help     print this help
      --version  print the version
`
