/** What `chroot --help` prints; the options it lists are those that exist. */
export const help = `Usage: chroot [OPTION] NEWROOT [COMMAND [ARG]...]
  or:  chroot OPTION
Run COMMAND with NEWROOT as its root directory; an interactive shell, when none is given.

  --groups=G_LIST        other groups to be in, g1,g2,..,gN
  --userspec=USER:GROUP  user and group to be, names or numbers
  --skip-chdir           stay in the working directory
      --help     print this help
      --version  print the version
`
