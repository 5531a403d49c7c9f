/** What `sleep --help` prints; the options it lists are those that exist. */
export const help = `Usage: sleep NUMBER[SUFFIX]...
Wait for NUMBER seconds, minutes (m), hours (h) or days (d).

      --help     print this help
      --version  print the version
`
