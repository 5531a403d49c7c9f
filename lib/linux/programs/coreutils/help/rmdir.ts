/** What `rmdir --help` prints; the options it lists are those that exist. */
export const help = `Usage: rmdir [OPTION]... DIRECTORY...
Remove empty directories.

      --ignore-fail-on-non-empty
                            no error when one is not empty
  -p, --parents             then their parents as well
  -v, --verbose             name each directory removed
      --help                print this help
      --version             print the version
`
