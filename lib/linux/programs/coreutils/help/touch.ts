/** What `touch --help` prints; the options it lists are those that exist. */
export const help = `Usage: touch [OPTION]... FILE...
Set the times of FILEs to now; make those that are missing.

  -a                    set only the time of access
  -c, --no-create       make no files
  -d, --date=STRING     use the time STRING means
  -f                    no effect
  -h, --no-dereference  set the times of links themselves
  -m                    set only the time of change
  -r, --reference=FILE  use the times of FILE
  -t STAMP              use the time [[CC]YY]MMDDhhmm[.ss]
      --time=WORD       set this time: access or modify
      --help            print this help
      --version         print the version
`
