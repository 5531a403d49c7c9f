/** What `pwd --help` prints; the options it lists are those that exist. */
export const help = `Usage: pwd [OPTION]...
Print the working directory.

  -L, --logical   keep links, as $PWD has them
  -P, --physical  resolve symbolic links
      --help      print this help
      --version   print the version
`
