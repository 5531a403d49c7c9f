/** What `ln --help` prints; the options it lists are those that exist. */
export const help = `Usage: ln [OPTION]... [-T] TARGET LINK_NAME
  or:  ln [OPTION]... TARGET... DIRECTORY
  or:  ln [OPTION]... -t DIRECTORY TARGET...
Make links: hard ones, or symbolic ones with -s.

  -f, --force               replace what is there
  -i, --interactive         ask before replacing
  -L, --logical             link to what linked TARGETs lead to
  -n, --no-dereference      replace a link to a directory, do not enter it
  -P, --physical            link to TARGETs themselves
  -r, --relative            with -s, a path relative to the link
  -s, --symbolic            make symbolic links, not hard ones
  -t, --target-directory=DIRECTORY
                            make the links in DIRECTORY
  -T, --no-target-directory
                            take LINK_NAME as the link's own name
  -v, --verbose             name each link made
      --help                print this help
      --version             print the version

Not simulated here: --backup[=CONTROL]; -b; -d, -F, --directory; -S, --suffix=SUFFIX
`
