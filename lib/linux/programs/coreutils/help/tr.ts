/** What `tr --help` prints; the options it lists are those that exist. */
export const help = `Usage: tr [OPTION]... STRING1 [STRING2]
Replace, squeeze or delete characters of standard input.  Sets: a-z, [:class:],
[x*N], [=c=], \\n, \\NNN.

  -c, -C, --complement   take all characters but STRING1
  -d, --delete           delete the characters of STRING1
  -s, --squeeze-repeats  make repeats of the last set one
  -t, --truncate-set1    cut STRING1 to the length of STRING2
      --help             print this help
      --version          print the version
`
