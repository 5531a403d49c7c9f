/** What `printf --help` prints; the options it lists are those that exist. */
export const help = `Usage: printf FORMAT [ARGUMENT]...
Print ARGUMENTs by FORMAT, as printf(3) does; %b and %q besides.

      --help     print this help
      --version  print the version
`
