/** What `tar --help` prints; the options it lists are those that exist. */
export const help = `Usage: tar [OPTION...] [FILE]...
Keep many files in one archive, and take them out again.

Examples:
  tar -cf archive.tar foo bar  # put foo and bar into archive.tar
  tar -tvf archive.tar         # list archive.tar, with details
  tar -xf archive.tar          # take everything out of archive.tar

  -A, --catenate             add other archives: refused
  -c, --create               make an archive
  -r, --append               add to an archive
  -t, --list                 list an archive
  -u, --update               add what is newer: refused
  -x, --extract, --get       take files out
  -f, --file=ARCHIVE         the archive; - is standard input or output
  -C, --directory=DIR        work in DIR
  -v, --verbose              name the files
  -z, --gzip, --gunzip       through gzip
  -a, --auto-compress        as the archive's name says
  -p, --preserve-permissions  permissions exactly as they were
      --same-owner           owners as they were (default for root)
      --no-same-owner        owned by oneself
      --exclude=PATTERN      leave out what matches
      --strip-components=NUMBER  leave out so many leading parts of names
      --transform=EXPRESSION  refused
  -h, --dereference          put in what links lead to
  -k, --keep-old-files       do not overwrite
  -m, --touch                times of now
  -O, --to-stdout            write to standard output
  -P, --absolute-names       keep a leading /
  -T, --files-from=FILE      names from FILE
      --numeric-owner        numbers, not names
      --owner=NAME           put in as owned by NAME
      --group=NAME           put in as of group NAME
      --mtime=DATE           refused
      --no-recursion         directories without what they hold
  -S, --sparse               no effect
  -w, --interactive          refused
      --help                 print this help
      --version              print the version

Not simulated here: -j, --bzip2; -J, --xz; --zstd; -g, --listed-incremental=FILE; -X, --exclude-from=FILE; --sort=ORDER; --format=FORMAT; -W, --verify; --totals; -d, --diff; --delete; --one-file-system; --wildcards; --remove-files
`
