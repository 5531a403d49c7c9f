/** What `id --help` prints; the options it lists are those that exist. */
export const help = `Usage: id [OPTION]... [USER]...
Print who USER is, or who runs this.

  -a             no effect
  -g, --group    print only the group
  -G, --groups   print all groups
  -n, --name     with -ugG, names instead of numbers
  -r, --real     with -ugG, real ids, not effective ones
  -u, --user     print only the user
  -z, --zero     end with NUL, not newline
      --help     print this help
      --version  print the version

Not simulated here: -Z, --context
`
