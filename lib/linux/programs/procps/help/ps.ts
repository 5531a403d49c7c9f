/** What `ps --help all` prints, in sections. */
export const help = `
Usage:
 ps [options]

Basic options:
 -A, -e               every process
 -a                   those on a terminal, no session leaders
  a                   those on a terminal, of all users
 -d                   all but session leaders
 -N, --deselect       all but those selected
  r                   those that run now
  T                   those on this terminal
  x                   those on no terminal as well

Selection by list:
 -C <command>         by name of the program
 -G, --Group <GID>    by real group
 -g, --group <group>  by session, or by name of the effective group
 -p, p, --pid <PID>   by PID
        --ppid <PID>  by PID of the parent
 -q, q, --quick-pid <PID>
                      by PID, and nothing else
 -s, --sid <session>  by session
 -t, t, --tty <tty>   by terminal
 -u, U, --user <UID>  by effective user
 -U, --User <UID>     by real user

Output formats:
 -F                   like -f, with more columns
 -f                   with users, parents and arguments
  f, --forest         drawn as a tree
 -H                   children indented below parents
 -j                   with process groups and sessions
  j                   like -j, in BSD columns
 -l                   with states, priorities and sizes
  l                   like -l, in BSD columns
 -M, Z                with security labels
 -O <format>          the usual columns and these
 -o, o, --format <format>
                      only these columns
 -P                   with the processor it runs on
  s                   with masks of signals
  u                   with users, CPU and memory
  v                   with use of memory
 -y                   -l without flags, with rss
     --context        like -M
     --headers        no effect
     --no-headers     leave out the header
     --cols, --columns, --width <num>
                      cut lines to this width

Show threads:
 -L                   in lines of their own, with LWP and NLWP
 -T                   in lines of their own, with SPID

Miscellaneous options:
 -c                   with the scheduling class
  c                   names of programs without arguments
  e                   show the environment too
  k,    --sort        sort by [+|-]key[,[+|-]key[,...]]
  L                   list the columns there are
  n                   numbers instead of names
  S,    --cumulative  add times of ended children
 -V, V, --version     print the version
 -w, w                wider lines; twice: no limit

        --help <simple|list|output|threads|misc|all>
                      print this

Not simulated here: -m, m; H; X; --rows, --lines <num>
`
