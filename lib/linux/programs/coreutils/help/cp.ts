/** What `cp --help` prints; the options it lists are those that exist. */
export const help = `Usage: cp [OPTION]... [-T] SOURCE DEST
  or:  cp [OPTION]... SOURCE... DIRECTORY
  or:  cp [OPTION]... -t DIRECTORY SOURCE...
Copy files.

  -a, --archive             short for -dR --preserve=all
      --attributes-only     copy attributes, not contents
      --backup[=CONTROL]    keep what would be overwritten, under another name
  -b                        a --backup with no CONTROL
  -d                        short for --no-dereference --preserve=links
  -f, --force               replace files that cannot be opened
  -i, --interactive         ask before overwriting
  -H                        follow links given as arguments
  -l, --link                make hard links, not copies
  -L, --dereference         copy what links lead to
  -n, --no-clobber          never overwrite
  -P, --no-dereference      copy links as links
  -p                        short for --preserve=mode,ownership,timestamps
      --preserve[=ATTR_LIST]
                            keep these attributes as well
      --no-preserve=ATTR_LIST
                            do not keep these attributes
      --parents             make the directories of SOURCE under DIRECTORY
  -R, -r, --recursive       copy directories with all they contain
      --reflink[=WHEN]      auto or never; there are no reflinks here
      --remove-destination  remove what is there first
      --strip-trailing-slashes
                            take slashes off the end of SOURCEs
  -s, --symbolic-link       make symbolic links, not copies
  -S, --suffix=SUFFIX       end names of backups with SUFFIX
  -t, --target-directory=DIRECTORY
                            copy into DIRECTORY
  -T, --no-target-directory
                            take DEST as the name of the copy
  -u, --update              copy only what is newer or missing
  -v, --verbose             name each file copied
  -x, --one-file-system     do not enter other file systems
      --help                print this help
      --version             print the version

Not simulated here: --copy-contents; --sparse=WHEN; -Z; --context[=CTX]
`
