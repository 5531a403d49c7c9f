/** What `install --help` prints; the options it lists are those that exist. */
export const help = `Usage: install [OPTION]... [-T] SOURCE DEST
  or:  install [OPTION]... SOURCE... DIRECTORY
  or:  install [OPTION]... -t DIRECTORY SOURCE...
  or:  install [OPTION]... -d DIRECTORY...
Copy files and set their permissions and owner, or make directories.

  -c                  no effect
  -C, --compare       leave files alone that are the same
  -d, --directory     make directories
  -D                  make the parents of DEST
  -g, --group=GROUP   give them this group
  -m, --mode=MODE     give them these permissions (rwxr-xr-x)
  -o, --owner=OWNER   give them this owner
  -p, --preserve-timestamps  keep the times of the sources
  -s, --strip         no effect
  -t, --target-directory=DIRECTORY  copy all SOURCEs into DIRECTORY
  -T, --no-target-directory  DEST is a file
  -v, --verbose       name each file made
      --help     print this help
      --version  print the version

Not simulated here: -b; --backup[=CONTROL]; -S, --suffix=SUFFIX; --strip-program=PROGRAM; -Z; --context[=CTX]; --debug
`
