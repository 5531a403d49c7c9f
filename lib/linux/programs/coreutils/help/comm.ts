/** What `comm --help` prints; the options it lists are those that exist. */
export const help = `Usage: comm [OPTION]... FILE1 FILE2
Compare two sorted files: lines only in the first, only in the second, in both.

  -1                        leave out the first column
  -2                        leave out the second column
  -3                        leave out the third column
      --check-order         stop when input is not sorted
      --nocheck-order       accept unsorted input
      --output-delimiter=STR
                            put STR between columns
      --total               print how many lines each column has
  -z, --zero-terminated     lines end with NUL
      --help                print this help
      --version             print the version
`
