/** What `nl --help` prints; the options it lists are those that exist. */
export const help = `Usage: nl [OPTION]... [FILE]...
Number lines.  STYLE is a (all), t (not empty), n (none) or pREGEX.

  -b, --body-numbering=STYLE
                            which lines of the body (t)
  -d, --section-delimiter=CC
                            what divides pages (\\:)
  -f, --footer-numbering=STYLE
                            which lines of the footer (n)
  -h, --header-numbering=STYLE
                            which lines of the header (n)
  -i, --line-increment=NUMBER
                            count in steps of NUMBER (1)
  -l, --join-blank-lines=NUMBER
                            count NUMBER empty lines as one
  -n, --number-format=FORMAT
                            left (ln), right (rn) or with zeros (rz)
  -p, --no-renumber         keep counting across pages
  -s, --number-separator=STRING
                            put STRING after the number (tab)
  -v, --starting-line-number=NUMBER
                            begin with NUMBER (1)
  -w, --number-width=NUMBER
                            NUMBER columns for the number (6)
      --help                print this help
      --version             print the version
`
