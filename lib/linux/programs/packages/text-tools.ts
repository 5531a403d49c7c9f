import type { PackageFiles } from './package-files'

/** Debian 12's bsdextrautils on amd64: what of it is simulated. */
export const bsdextrautils: PackageFiles = {
  '/usr/bin/column': { program: 'bsdextra/column', size: 55_616 },
  '/usr/bin/hd': { link: 'hexdump' },
  '/usr/bin/hexdump': { program: 'bsdextra/hexdump', size: 59_720 },
}

/** Debian 12's tree on amd64. */
export const tree: PackageFiles = {
  '/usr/bin/tree': { program: 'tree/tree', size: 89_016 },
}

/** Debian 12's file on amd64. */
export const file: PackageFiles = {
  '/usr/bin/file': { program: 'file/file', size: 27_120 },
}

/** Debian 12's ncurses-bin on amd64: what of it is simulated. */
export const ncursesBin: PackageFiles = {
  '/usr/bin/clear': { program: 'ncurses/clear', size: 14_584 },
  '/usr/bin/reset': { program: 'ncurses/reset', size: 30_968 },
  '/usr/bin/tput': { program: 'ncurses/tput', size: 26_896 },
}

/** Debian 12's ncal on amd64: what of it is simulated. */
export const ncal: PackageFiles = {
  '/usr/bin/cal': { program: 'ncal/cal', size: 35_504 },
}

/** Debian 12's debianutils: what of it is simulated. */
export const debianutils: PackageFiles = {
  '/usr/bin/which': {
    script: `#!/bin/sh
# Prints where commands are found on PATH; all places with -a.
all=
while getopts as option; do
  case $option in
    a) all=1 ;;
    s) exec > /dev/null ;;
    *) printf 'Usage: %s [-as] args\\n' "$0" >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || exit 1
status=0
for name; do
  found=1
  case $name in
    */*) [ -f "$name" ] && [ -x "$name" ] && found=0 && printf '%s\\n' "$name" ;;
    *)
      IFS=:
      for directory in $PATH; do
        if [ -f "\${directory:-.}/$name" ] && [ -x "\${directory:-.}/$name" ]; then
          printf '%s\\n' "\${directory:-.}/$name"
          found=0
          [ "$all" ] || break
        fi
      done
      unset IFS
      ;;
  esac
  [ $found = 0 ] || status=1
done
exit $status
`,
  },
}
