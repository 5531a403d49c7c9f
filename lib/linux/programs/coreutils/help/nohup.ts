/** What `nohup --help` prints; the options it lists are those that exist. */
export const help = `Usage: nohup COMMAND [ARG]...
Run COMMAND so that it ignores hangups; a terminal is replaced by nohup.out.

      --help     print this help
      --version  print the version
`
