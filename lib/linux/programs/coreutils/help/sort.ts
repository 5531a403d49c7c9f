/** What `sort --help` prints; the options it lists are those that exist. */
export const help = `Usage: sort [OPTION]... [FILE]...
  or:  sort [OPTION]... --files0-from=F
Sort the lines of FILEs.  KEYDEF is F[.C][OPTS][,F[.C][OPTS]].

  -b, --ignore-leading-blanks
                            skip blanks at the start
  -d, --dictionary-order    only blanks, letters and digits count
  -f, --ignore-case         upper and lower case are alike
  -g, --general-numeric-sort
                            by numbers, also such as 1e3
  -i, --ignore-nonprinting  only printable characters count
  -M, --month-sort          by names of months
  -h, --human-numeric-sort  by sizes such as 2K and 1G
  -n, --numeric-sort        by numbers
  -R, --random-sort         shuffled: refused
  -r, --reverse             reverse the order
      --sort=WORD           by general-numeric, human-numeric, month, numeric or version
  -V, --version-sort        by version numbers
      --batch-size=NMERGE   no effect
  -c, --check, --check=diagnose-first
                            only check the order
  -C, --check=quiet, --check=silent
                            check the order, print nothing
      --files0-from=F       sort the files that F names
  -k, --key=KEYDEF          sort by this key; may be repeated
  -m, --merge               merge sorted files
  -o, --output=FILE         write to FILE
  -s, --stable              keep the order of equal lines
  -S, --buffer-size=SIZE    no effect
  -t, --field-separator=SEP
                            fields end at SEP, not at blanks
  -T, --temporary-directory=DIR
                            no effect
      --parallel=N          no effect
  -u, --unique              print equal lines once
  -z, --zero-terminated     lines end with NUL
      --help                print this help
      --version             print the version

Not simulated here: --random-source=FILE; --compress-program=PROG; --debug
`
