/** What `timeout --help` prints; the options it lists are those that exist. */
export const help = `Usage: timeout [OPTION] DURATION COMMAND [ARG]...
Run COMMAND, and end it after DURATION.

      --preserve-status     exit with the status of COMMAND
      --foreground          let COMMAND use the terminal
  -k, --kill-after=DURATION
                            send KILL another DURATION later
  -s, --signal=SIGNAL       send SIGNAL instead of TERM
  -v, --verbose             report signals sent
      --help                print this help
      --version             print the version
`
