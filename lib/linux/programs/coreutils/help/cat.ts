/** What `cat --help` prints; the options it lists are those that exist. */
export const help = `Usage: cat [OPTION]... [FILE]...
Copy FILEs one after another to standard output; - is standard input.

  -A, --show-all          short for -vET
  -b, --number-nonblank   number lines that are not empty
  -e                      short for -vE
  -E, --show-ends         show $ at line ends
  -n, --number            number lines
  -s, --squeeze-blank     keep one of several empty lines
  -t                      short for -vT
  -T, --show-tabs         show tabs as ^I
  -u                      no effect
  -v, --show-nonprinting  show control characters as ^X and M-X
      --help              print this help
      --version           print the version
`
