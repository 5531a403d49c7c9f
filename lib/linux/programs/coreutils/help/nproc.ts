/** What `nproc --help` prints; the options it lists are those that exist. */
export const help = `Usage: nproc [OPTION]...
Print how many processors there are for this process.

      --all       count all that are installed
      --ignore=N  leave out N of them
      --help      print this help
      --version   print the version
`
