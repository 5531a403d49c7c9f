/** What `chgrp --help` prints; the options it lists are those that exist. */
export const help = `Usage: chgrp [OPTION]... GROUP FILE...
  or:  chgrp [OPTION]... --reference=RFILE FILE...
Give FILEs to a group.

  -c, --changes           tell about each change
  -f, --silent, --quiet   print no errors
  -v, --verbose           tell about each file
      --dereference       change what links lead to (default)
  -h, --no-dereference    change the links themselves
      --no-preserve-root  treat / like any directory
      --preserve-root     refuse to recurse into /
      --reference=RFILE   take the group of RFILE
  -R, --recursive         change everything below too
  -H                      with -R, follow links given as arguments
  -L                      with -R, follow all links
  -P                      with -R, follow no links (default)
      --help              print this help
      --version           print the version
`
