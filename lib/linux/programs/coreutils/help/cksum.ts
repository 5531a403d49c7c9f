/** What `cksum --help` prints; the options it lists are those that exist. */
export const help = `Usage: cksum [OPTION]... [FILE]...
Print checksums and sizes of FILEs.

  -a, --algorithm=TYPE  by crc (default), sysv, bsd, md5, sha1, sha224, sha256, sha384, sha512 or blake2b
      --untagged        print the sum before the name, as md5sum does
      --help     print this help
      --version  print the version

Not simulated here: --debug; -l, --length=BITS; -c, --check; -z, --zero; --ignore-missing; --quiet; --status; --strict; -w, --warn
`
