/** What `date --help` prints; the options it lists are those that exist. */
export const help = `Usage: date [OPTION]... [+FORMAT]
Print the time by FORMAT, as strftime(3) has it.

  -d, --date=STRING         take the time from STRING, not the clock
  -f, --file=DATEFILE       one time for each line of DATEFILE
  -I[FMT], --iso-8601[=FMT]
                            ISO 8601: date, hours, minutes, seconds or ns
  -R, --rfc-email           print as in e-mail headers
      --rfc-3339=FMT        RFC 3339: date, seconds or ns
  -r, --reference=FILE      print when FILE last changed
  -u, --utc, --universal    use UTC, not local time
      --help                print this help
      --version             print the version

Not simulated here: --debug; --resolution; -s, --set=STRING
`
