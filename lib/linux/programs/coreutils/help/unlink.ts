/** What `unlink --help` prints; the options it lists are those that exist. */
export const help = `Usage: unlink FILE
Remove the name FILE.

      --help     print this help
      --version  print the version
`
