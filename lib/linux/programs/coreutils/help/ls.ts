/** What `ls --help` prints; the options it lists are those that exist. */
export const help = `Usage: ls [OPTION]... [FILE]...
List files: what is in directories, and other files themselves.

  -a, --all                 show names that begin with a dot
  -A, --almost-all          like -a, without . and ..
      --author              with -l, the author
  -b, --escape              escape what cannot be printed
      --block-size=SIZE     sizes in units of SIZE
  -B, --ignore-backups      leave out names that end in ~
  -c                        use the time of status change
  -C                        list in columns
      --color[=WHEN]        in colours: always, never or auto
  -d, --directory           name directories, do not open them
  -f                        all names, in no order
  -F, --classify[=WHEN]     mark kinds of files: */=>@|
      --file-type           like -F, without *
      --format=WORD         long, commas, across, vertical, single-column
      --full-time           short for -l --time-style=full-iso
  -g                        like -l, without owners
      --group-directories-first
                            list directories first
  -G, --no-group            with -l, leave out groups
  -h, --human-readable      sizes with units, such as 4K or 1G
      --si                  like -h, in powers of 1000
  -H, --dereference-command-line
                            follow links given as arguments
      --dereference-command-line-symlink-to-dir
                            follow those that lead to directories
      --hide=PATTERN        leave out PATTERN, except with -a
      --indicator-style=WORD
                            none, slash, file-type or classify
  -i, --inode               show inode numbers
  -I, --ignore=PATTERN      leave out PATTERN
  -k, --kibibytes           count blocks of 1024 bytes
  -l                        long: mode, links, owner, group, size, time, name
  -L, --dereference         show what links lead to
  -m                        in rows, separated by commas
  -n, --numeric-uid-gid     like -l, with numbers for names
  -N, --literal             names as they are
  -o                        like -l, without groups
  -p, --indicator-style=slash
                            mark directories with a slash
  -q, --hide-control-chars  print ? for unprintable characters
      --show-control-chars  print those as they are
  -Q, --quote-name          put names in double quotes
      --quoting-style=WORD  literal, locale, shell, c, escape, ...
  -r, --reverse             reverse the order
  -R, --recursive           list directories below too
  -s, --size                show the blocks each file takes
  -S                        sort by size, large before small
      --sort=WORD           none, size, time, version, extension or width
      --time=WORD           atime or ctime instead of mtime
      --time-style=TIME_STYLE
                            full-iso, long-iso, iso, locale or +FORMAT
  -t                        sort by time, new before old
  -T, --tabsize=COLS        tab stops every COLS columns
  -u                        use the time of last access
  -U                        do not sort
  -v                        sort by version numbers
  -w, --width=COLS          fill lines of COLS columns
  -x                        in columns, but filled row by row
  -X                        sort by extension
      --zero                end lines with NUL
  -1                        one name per line
      --help                print this help
      --version             print the version

Not simulated here: -D, --dired; --hyperlink[=WHEN]; -Z, --context
`
