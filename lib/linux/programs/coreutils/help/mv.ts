/** What `mv --help` prints; the options it lists are those that exist. */
export const help = `Usage: mv [OPTION]... [-T] SOURCE DEST
  or:  mv [OPTION]... SOURCE... DIRECTORY
  or:  mv [OPTION]... -t DIRECTORY SOURCE...
Rename files, or move them to a directory.

      --backup[=CONTROL]    keep what would be overwritten, under another name
  -b                        a --backup with no CONTROL
  -f, --force               never ask
  -i, --interactive         ask before overwriting
  -n, --no-clobber          never overwrite
      --strip-trailing-slashes
                            take slashes off the end of SOURCEs
  -S, --suffix=SUFFIX       end names of backups with SUFFIX
  -t, --target-directory=DIRECTORY
                            move into DIRECTORY
  -T, --no-target-directory
                            take DEST as the new name
  -u, --update              move only what is newer or missing
  -v, --verbose             name each file moved
      --help                print this help
      --version             print the version

Not simulated here: -Z, --context
`
