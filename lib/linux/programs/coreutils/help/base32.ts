/** What `base32 --help` prints; the options it lists are those that exist. */
export const help = `Usage: base32 [OPTION]... [FILE]
Encode FILE, or standard input, in base 32.

  -d, --decode          decode instead of encoding
  -i, --ignore-garbage  skip bytes outside the alphabet
  -w, --wrap=COLS       break lines after COLS characters (76); 0: never
      --help            print this help
      --version         print the version
`
