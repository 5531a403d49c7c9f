/** What `tee --help` prints; the options it lists are those that exist. */
export const help = `Usage: tee [OPTION]... [FILE]...
Copy standard input to FILEs and to standard output.

  -a, --append             add to FILEs, do not replace them
  -i, --ignore-interrupts  go on after Ctrl-C
      --help               print this help
      --version            print the version

Not simulated here: -p; --output-error[=MODE]
`
