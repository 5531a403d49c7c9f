/** What `mkdir --help` prints; the options it lists are those that exist. */
export const help = `Usage: mkdir [OPTION]... DIRECTORY...
Make directories.

  -m, --mode=MODE  give them the permissions MODE
  -p, --parents    make parents too, accept what exists
  -v, --verbose    name each directory made
      --help       print this help
      --version    print the version

Not simulated here: -Z; --context[=CTX]
`
