/** What `test --help` prints; the options it lists are those that exist. */
export const help = `Usage: test EXPRESSION
  or:  test [OPTION]
Exit with the truth of EXPRESSION: 0 for true, 1 for false.

Files, true when FILE is there and:
  -b FILE  is a block device
  -c FILE  is a character device
  -d FILE  is a directory
  -e FILE  is of any kind
  -f FILE  is a regular file
  -g FILE  has its setgid bit
  -G FILE  belongs to your group
  -h FILE  is a symbolic link
  -k FILE  has its sticky bit
  -L FILE  is a symbolic link
  -N FILE  was written after it was read
  -O FILE  belongs to you
  -p FILE  is a pipe with a name
  -r FILE  can be read by you
  -s FILE  is not empty
  -S FILE  is a socket
  -u FILE  has its setuid bit
  -w FILE  can be written by you
  -x FILE  can be executed by you
Two files: -ef (the same), -nt (newer), -ot (older).

Strings and terminals:
  -n STRING  is not empty
  -z STRING  is empty
  -t FD      is a terminal
Two strings: = and !=.  Two numbers: -eq -ne -lt -le -gt -ge.
Expressions are joined by ! ( ) -a -o.

      --help     print this help
      --version  print the version
`
