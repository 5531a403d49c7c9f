/** What `od --help` prints; the options it lists are those that exist. */
export const help = `Usage: od [OPTION]... [FILE]...
Print bytes as numbers or characters.  TYPE: a, c, d, f, o, u, x and a size.

  -A, --address-radix=RADIX
                            addresses in base d, o or x; n: none
  -j, --skip-bytes=BYTES    skip BYTES first
  -N, --read-bytes=BYTES    read at most BYTES
  -t, --format=TYPE         print as TYPE
  -v, --output-duplicates   print repeated lines too
  -w[BYTES], --width[=BYTES]
                            print BYTES per line (16)
  -a                        short for -t a
  -b                        short for -t o1
  -c                        short for -t c
  -d                        short for -t u2
  -f                        short for -t fF
  -i                        short for -t dI
  -l                        short for -t dL
  -o                        short for -t o2
  -s                        short for -t d2
  -x                        short for -t x2
      --help                print this help
      --version             print the version

Not simulated here: --endian={big|little}; -S BYTES, --strings[=BYTES]; --traditional
`
