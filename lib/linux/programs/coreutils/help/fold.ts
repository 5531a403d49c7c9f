/** What `fold --help` prints; the options it lists are those that exist. */
export const help = `Usage: fold [OPTION]... [FILE]...
Break lines that are too long.

  -b, --bytes        count bytes, not columns
  -s, --spaces       break after blanks
  -w, --width=WIDTH  break at WIDTH columns (80)
      --help         print this help
      --version      print the version
`
