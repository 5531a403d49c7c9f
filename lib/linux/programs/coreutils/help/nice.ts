/** What `nice --help` prints; the options it lists are those that exist. */
export const help = `Usage: nice [OPTION] [COMMAND [ARG]...]
Run COMMAND with another niceness, or print the present one: from -20 (most favoured) to 19.

  -n, --adjustment=N  add N to the niceness (10)
      --help     print this help
      --version  print the version
`
