/** What `sed --help` prints; the options it lists are those that exist. */
export const help = `Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...

  -n, --quiet, --silent
                 print only what the script prints
  -e script, --expression=script
                 add to the commands
  -f script-file, --file=script-file
                 add the commands of a file
  -E, -r, --regexp-extended
                 extended regular expressions
  -i[SUFFIX], --in-place[=SUFFIX]
                 edit files themselves, and keep copies if there is a SUFFIX
  -l N, --line-length=N
                 where the l command breaks lines
      --posix
                 no GNU extensions
  -b, --binary
                 no effect
  -s, --separate
                 each file by itself
      --sandbox
                 no effect
  -u, --unbuffered
                 no effect
  -z, --null-data
                 lines end with NUL
      --help     print this
      --version  print the version

Not simulated here: --debug; --follow-symlinks
`
