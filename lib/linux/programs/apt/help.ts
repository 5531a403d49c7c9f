/** What `apt-get --help` prints; the options it lists are those that exist. */
export const help = `apt 2.6.1 (amd64)
Usage: apt-get [options] command
       apt-get [options] install|remove pkg1 [pkg2 ...]

Install and remove packages.

Commands:
  update        fetch the lists of packages
  upgrade       bring packages up to date
  install       install packages
  reinstall     install packages again
  remove        remove packages
  purge         remove packages with their settings
  autoremove    remove packages nobody needs any more
  clean         remove fetched packages
  list          list packages
  search        look for packages
  show          print details of packages
  policy        print where packages come from

Options:
  -y, --yes, --assume-yes     ask nothing
  -q, --quiet                 print less; twice, hardly anything
  -s, --simulate, --dry-run   only print what would be done
  -d, --download-only         refused
  -f, --fix-broken            no effect
      --no-install-recommends  only what is needed
      --no-install-suggests   no effect
      --install-recommends    what is recommended, too
      --installed             list only what is installed
      --reinstall             install again
      --allow-unauthenticated  no effect
      --purge                 remove settings as well
      --auto-remove           remove what is not needed as well
  -o, --option=OPTION         no effect
  -h, --help                  print this
  -v, --version               print the version

Not simulated here: -t, --target-release=RELEASE; -a, --host-architecture=ARCH; -c, --config-file=FILE; --download; --only-upgrade; --upgradable; --names-only; -V, --verbose-versions; -m, --ignore-missing
`
