/** What `printenv --help` prints; the options it lists are those that exist. */
export const help = `Usage: printenv [OPTION]... [VARIABLE]...
Print the environment, or the values of VARIABLEs.

  -0, --null     end lines with NUL
      --help     print this help
      --version  print the version
`
