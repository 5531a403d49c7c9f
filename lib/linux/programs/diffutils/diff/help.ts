/** What `diff --help` prints; the options it lists are those that exist. */
export const help = `Usage: diff [OPTION]... FILES
Compare FILES line by line.

      --normal                  print differences as ed commands (default)
  -q, --brief                   print only whether files differ
  -s, --report-identical-files  print when they are the same, too
  -c                            print 3 lines around differences
  -C, --context=NUM             the same with NUM lines
  -u                            print 3 lines around, unified
  -U, --unified=NUM             the same with NUM lines
  -L, --label=LABEL             print LABEL instead of a file's name and time
  -r, --recursive               compare what directories hold, all the way down
  -N, --new-file                files that are missing are taken as empty
  -x, --exclude=PAT             leave out files that match
  -i, --ignore-case             upper and lower case are alike
  -b, --ignore-space-change     amounts of blanks do not matter
  -Z, --ignore-trailing-space   blanks at ends of lines do not matter
  -w, --ignore-all-space        blanks do not matter
  -B, --ignore-blank-lines      differences of empty lines do not matter
  -a, --text                    all files are text
  -d, --minimal                 no effect
      --strip-trailing-cr       no effect on files from Unix
      --color[=WHEN]            colour: refused unless never
      --no-dereference          compare links, not what they lead to
      --help                    print this help
  -v, --version                 print the version

FILES are two files, two directories, or a file and a directory that holds one of the same name.

Not simulated here: -e, --ed; -n, --rcs; -y, --side-by-side; -W, --width=NUM; -p, --show-c-function; -F, --show-function-line=RE; -t, --expand-tabs; -T, --initial-tab; -l, --paginate; -P, --unidirectional-new-file; -E, --ignore-tab-expansion; -I, --ignore-matching-lines=RE; -D, --ifdef=NAME; -X, --exclude-from=FILE; -S, --starting-file=FILE
`
