/** What `mkfifo --help` prints; the options it lists are those that exist. */
export const help = `Usage: mkfifo [OPTION]... NAME...
Make named pipes.

  -m, --mode=MODE  give them the permissions MODE
      --help       print this help
      --version    print the version

Not simulated here: -Z; --context[=CTX]
`
