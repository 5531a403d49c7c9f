/** What `sum --help` prints; the options it lists are those that exist. */
export const help = `Usage: sum [OPTION]... [FILE]...
Print checksums and sizes of FILEs in blocks.

  -r          as BSD does, blocks of 1K (default)
  -s, --sysv  as System V does, blocks of 512 bytes
      --help     print this help
      --version  print the version
`
