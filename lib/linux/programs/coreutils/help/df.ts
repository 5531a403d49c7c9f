/** What `df --help` prints; the options it lists are those that exist. */
export const help = `Usage: df [OPTION]... [FILE]...
Print the size and use of the file systems that hold FILEs, or of all.

  -a, --all             also those of size 0, duplicates and inaccessible ones
  -B, --block-size=SIZE  count in blocks of SIZE bytes
  -h, --human-readable  sizes such as 1.5G
  -H, --si              the same, by powers of 1000
  -i, --inodes          count inodes, not blocks
  -k                    count in blocks of 1K
  -l, --local           only local file systems
      --no-sync         no effect
      --output[=FIELD_LIST]  print these columns
  -P, --portability     one line each, as POSIX says
      --sync            no effect
      --total           add a total
  -t, --type=TYPE       only file systems of TYPE
  -T, --print-type      print the types
  -x, --exclude-type=TYPE  none of TYPE
  -v                    no effect
      --help     print this help
      --version  print the version
`
