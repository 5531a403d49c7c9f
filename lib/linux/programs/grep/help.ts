/** What `grep --help` prints; the options it lists are those that exist. */
export const help = `Usage: grep [OPTION]... PATTERNS [FILE]...
Print the lines of FILEs, or of standard input, that match.  PATTERNS are
separated by newlines.

Patterns:
  -E, --extended-regexp     extended regular expressions
  -F, --fixed-strings       plain text
  -G, --basic-regexp        basic regular expressions (default)
  -P, --perl-regexp         Perl's regular expressions
  -e, --regexp=PATTERNS     look for these; may be repeated
  -f, --file=FILE           look for the patterns in FILE
  -i, --ignore-case         upper and lower case are alike
      --no-ignore-case      tell upper and lower case apart (default)
  -w, --word-regexp         match whole words only
  -x, --line-regexp         match whole lines only
  -z, --null-data           lines end with NUL

Selection:
  -s, --no-messages         no errors about missing files
  -v, --invert-match        print lines that do not match
  -V, --version             print the version
      --help                print this

Output:
  -m, --max-count=NUM       stop after NUM lines
  -b, --byte-offset         print byte offsets
  -n, --line-number         print line numbers
      --line-buffered       no effect
  -H, --with-filename       print file names
  -h, --no-filename         print no file names
      --label=LABEL         name standard input LABEL
  -o, --only-matching       print only what matched
  -q, --quiet, --silent     print nothing, only set the exit status
      --binary-files=TYPE   take them as binary, text or without-match
  -a, --text                take binary files as text
  -I                        skip binary files
  -d, --directories=ACTION  read, recurse into or skip them
  -r, --recursive           search directories and all below
  -R, --dereference-recursive  like -r, and follow links
      --include=GLOB        search only these files
      --exclude=GLOB        skip these files
      --exclude-dir=GLOB    skip these directories
  -L, --files-without-match  print names of files without matches
  -l, --files-with-matches  print names of files with matches
  -c, --count               print how many lines match
  -Z, --null                put NUL after file names

Context:
  -B, --before-context=NUM  print NUM lines before
  -A, --after-context=NUM   print NUM lines after
  -C, -NUM, --context=NUM   print NUM lines around
      --group-separator=SEP  put SEP between groups (--)
      --no-group-separator  put nothing between groups
      --color[=WHEN], --colour[=WHEN]  in colours: always, never or auto

Not simulated here: -T, --initial-tab; -U, --binary; -u, --unix-byte-offsets; --exclude-from=FILE; -D, --devices=ACTION
`
