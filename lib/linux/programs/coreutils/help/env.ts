/** What `env --help` prints; the options it lists are those that exist. */
export const help = `Usage: env [OPTION]... [-] [NAME=VALUE]... [COMMAND [ARG]...]
Run COMMAND with a changed environment, or print it.

  -i, --ignore-environment  start with no variables, as a lone - does
  -0, --null                end lines with NUL
  -u, --unset=NAME          drop the variable NAME
  -C, --chdir=DIR           change to DIR first
  -S, --split-string=S      split S into arguments
      --help                print this help
      --version             print the version

Not simulated here: --block-signal[=SIG]; --default-signal[=SIG]; --ignore-signal[=SIG]; --list-signal-handling; -v, --debug
`
