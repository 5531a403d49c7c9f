/** What `echo --help` prints; the options it lists are those that exist. */
export const help = `Usage: echo [-neE] [STRING]...
Print STRINGs with blanks between them and a newline after.

  -n             leave out the newline
  -e             give \\n, \\t, \\0NNN, \\xHH, \\c and so on their meaning
  -E             print backslashes as they are (default)
      --help     print this help
      --version  print the version
`
