/** What `chown --help` prints; the options it lists are those that exist. */
export const help = `Usage: chown [OPTION]... [OWNER][:[GROUP]] FILE...
  or:  chown [OPTION]... --reference=RFILE FILE...
Give FILEs to another owner or group.

  -c, --changes             tell about each change
  -f, --silent, --quiet     print no errors
  -v, --verbose             tell about each file
      --dereference         change what links lead to (default)
  -h, --no-dereference      change the links themselves
      --from=CURRENT_OWNER:CURRENT_GROUP
                            only files that have this owner now
      --no-preserve-root    treat / like any directory
      --preserve-root       refuse to recurse into /
      --reference=RFILE     take the owner of RFILE
  -R, --recursive           change everything below too
  -H                        with -R, follow links given as arguments
  -L                        with -R, follow all links
  -P                        with -R, follow no links (default)
      --help                print this help
      --version             print the version
`
