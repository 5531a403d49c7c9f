/** What `xargs --help` prints; the options it lists are those that exist. */
export const help = `Usage: xargs [OPTION]... COMMAND [INITIAL-ARGS]...
Run COMMAND with INITIAL-ARGS and more arguments from standard input.

  -0, --null                   items end with NUL
  -a, --arg-file=FILE          items come from FILE
  -d, --delimiter=CHARACTER    items end with CHARACTER
  -E END                       this item ends the input
  -e, --eof[=END]              the same, if END is given
  -I R                         put each line in for R
  -i, --replace[=R]            the same, R is {} if left out
  -L, --max-lines=MAX-LINES    at most so many lines a command
  -l[MAX-LINES]                the same, 1 if left out
  -n, --max-args=MAX-ARGS      at most so many arguments a command
  -o, --open-tty               no effect
  -P, --max-procs=MAX-PROCS    so many commands at once
  -p, --interactive            ask before each command
  -r, --no-run-if-empty        no command when there are no items
  -s, --max-chars=MAX-CHARS    at most so long a command line
  -t, --verbose                show commands
  -x, --exit                   no effect
      --help                   print this
      --version                print the version

Not simulated here: --process-slot-var=VAR; --show-limits
`
