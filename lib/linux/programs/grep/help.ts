/** What `grep --help` prints; the options it lists are those that exist. */
export const help = `Usage: grep [OPTION]... PATTERNS [FILE]...
Print the lines of FILEs, or of standard input, that match.  PATTERNS are
separated by newlines.

Patterns:
  -E, --extended-regexp     extended regular expressions
  -F, --fixed-strings       plain text
  -G, --basic-regexp        basic regular expressions (default)
  -P, --perl-regexp         Perl's regular expressions
  -e, --regexp=PATTERNS     match these; may be repeated
  -f, --file=FILE           match those in FILE
  -i, --ignore-case         case does not count
      --no-ignore-case      case counts
  -w, --word-regexp         whole words
  -x, --line-regexp         whole lines
  -z, --null-data           lines end with NUL

Selection:
  -s, --no-messages         no errors about missing files
  -v, --invert-match        lines that do not match
  -V, --version             print the version
      --help                print this

Output:
  -m, --max-count=NUM       at most NUM lines
  -b, --byte-offset         with byte offsets
  -n, --line-number         with line numbers
      --line-buffered       no effect
  -H, --with-filename       with file names
  -h, --no-filename         without file names
      --label=LABEL         name of standard input
  -o, --only-matching       only what matched
  -q, --quiet, --silent     print nothing
      --binary-files=TYPE   binary, text or without-match
  -a, --text                binary files are text
  -I                        skip binary files
  -d, --directories=ACTION  read, recurse or skip
  -r, --recursive           search directories
  -R, --dereference-recursive  search them and follow links
      --include=GLOB        with -r, only these files
      --exclude=GLOB        skip these files
      --exclude-dir=GLOB    skip these directories
  -L, --files-without-match  names of files without matches
  -l, --files-with-matches  names of files with matches
  -c, --count               how many lines
  -Z, --null                NUL after file names

Context:
  -B, --before-context=NUM  NUM lines before
  -A, --after-context=NUM   NUM lines after
  -C, -NUM, --context=NUM   NUM lines around
      --group-separator=SEP  SEP between groups (--)
      --no-group-separator  nothing between groups
      --color[=WHEN], --colour[=WHEN]  in colours: always, never or auto

Not simulated here: -T, --initial-tab; -U, --binary; -u, --unix-byte-offsets; --exclude-from=FILE; -D, --devices=ACTION
`
