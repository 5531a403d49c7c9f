/** What `dd --help` prints. */
export const help = `Usage: dd [OPERAND]...
  or:  dd OPTION
Copy a file by blocks, changing it as the operands say.

  bs=BYTES        read and write blocks of BYTES (512)
  cbs=BYTES       refused
  conv=CONVS      change the data by these words, separated by commas
  count=N         copy only N input blocks
  ibs=BYTES       read blocks of BYTES
  if=FILE         read FILE instead of standard input
  iflag=FLAGS     read as these words say
  obs=BYTES       write blocks of BYTES
  of=FILE         write FILE instead of standard output
  oflag=FLAGS     write as these words say
  seek=N          skip N blocks of the output
  skip=N          skip N blocks of the input
  status=LEVEL    what to print at the end: none, noxfer or progress

Sizes may end in c, w, b, kB, K, MB, M, GB, G and so on, and be products such as 2x512.
CONV words: lcase ucase swab notrunc excl nocreat sync noerror fsync fdatasync sparse.
FLAG words: append fullblock count_bytes skip_bytes seek_bytes; direct, dsync, sync, nonblock have no effect.

      --help     print this help
      --version  print the version
`
