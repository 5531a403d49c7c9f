/** What `yes --help` prints; the options it lists are those that exist. */
export const help = `Usage: yes [STRING]...
Print STRINGs, or y, again and again.

      --help     print this help
      --version  print the version
`
