/** What `sync --help` prints; the options it lists are those that exist. */
export const help = `Usage: sync [OPTION] [FILE]...
Write what is kept in memory to disk.

  -d, --data         write only the data of FILEs
  -f, --file-system  write the file systems with FILEs
      --help         print this help
      --version      print the version
`
