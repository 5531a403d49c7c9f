/** What `rm --help` prints; the options it lists are those that exist. */
export const help = `Usage: rm [OPTION]... [FILE]...
Remove files.

  -f, --force               never ask, accept missing files
  -i                        ask before each file
  -I                        ask once for many files or -r
      --interactive[=WHEN]  when to ask: never, once or always
      --one-file-system     do not enter other file systems
      --no-preserve-root    treat / like any directory
      --preserve-root[=all]
                            refuse to remove / (default)
  -r, -R, --recursive       remove directories with all they contain
  -d, --dir                 remove empty directories too
  -v, --verbose             name each file removed
      --help                print this help
      --version             print the version
`
