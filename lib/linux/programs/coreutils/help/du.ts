/** What `du --help` prints; the options it lists are those that exist. */
export const help = `Usage: du [OPTION]... [FILE]...
  or:  du [OPTION]... --files0-from=F
Print how much room FILEs take, directories with all below them.

  -0, --null            lines end with NUL
  -a, --all             print files too, not only directories
      --apparent-size   count the bytes of files, not the room they take
  -B, --block-size=SIZE  count in blocks of SIZE bytes
  -b, --bytes           the same as --apparent-size --block-size=1
  -c, --total           print a total
  -D, --dereference-args  follow links that are operands
  -d, --max-depth=N     print only directories N levels down; 0 is -s
  -H                    the same as -D
  -h, --human-readable  sizes such as 1.5G
      --inodes          count inodes
  -k                    count in blocks of 1K
  -L, --dereference     follow all links
  -l, --count-links     count hard links each time
  -m                    count in blocks of 1M
  -P, --no-dereference  follow no links (default)
  -S, --separate-dirs   leave out subdirectories
      --si              as -h, by powers of 1000
  -s, --summarize       print only a total for each operand
  -t, --threshold=SIZE  leave out what is smaller, or with a minus what is larger
      --exclude=PATTERN  leave out what matches
  -x, --one-file-system  stay on one file system
      --help     print this help
      --version  print the version

Not simulated here: --files0-from=F; -X, --exclude-from=FILE; --time[=WORD]; --time-style=STYLE
`
