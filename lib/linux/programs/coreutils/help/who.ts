/** What `who --help` prints; the options it lists are those that exist. */
export const help = `Usage: who [OPTION]... [ FILE | ARG1 ARG2 ]
Print who is logged in.

  -a, --all      the same as -b -H -T -u
  -b, --boot     when the system was booted
  -H, --heading  print headings
  -m             only who uses this terminal
  -q, --count    names and how many
  -s, --short    names, terminals and times (default)
  -T, -w, --mesg  add + or - for whether messages are taken
  -u, --users    add idle times and process ids
      --help     print this help
      --version  print the version

Not simulated here: -d, --dead; -l, --login; --ips; --lookup; -p, --process; -r, --runlevel; -t, --time
`
