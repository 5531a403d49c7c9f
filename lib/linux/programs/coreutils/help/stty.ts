/** What `stty --help` prints; the options it lists are those that exist. */
export const help = `Usage: stty [-F DEVICE | --file=DEVICE] [SETTING]...
  or:  stty [-F DEVICE | --file=DEVICE] [-a|--all]
  or:  stty [-F DEVICE | --file=DEVICE] [-g|--save]
Print or change settings of a terminal.

  -a, --all          print all settings
  -g, --save         print them for stty to read
  -F, --file=DEVICE  the terminal DEVICE, not standard input
      --help     print this help
      --version  print the version

SETTINGs: size, rows N, cols N, sane, raw, cooked, and these, switched off by a leading minus:
echo icanon isig icrnl opost onlcr.
`
