/** What `truncate --help` prints; the options it lists are those that exist. */
export const help = `Usage: truncate OPTION... FILE...
Set the size of FILEs: SIZE, or with + - < > / % before it a change.

  -c, --no-create        make no files
  -r, --reference=RFILE  take the size of RFILE
  -s, --size=SIZE        make them SIZE bytes long
      --help             print this help
      --version          print the version

Not simulated here: -o, --io-blocks
`
