import { cksum } from '../../coreutils/cksum'
import { dd } from '../../coreutils/dd/dd'
import { expand, unexpand } from '../../coreutils/expand'
import { factor } from '../../coreutils/factor'
import { install } from '../../coreutils/install'
import { shuf } from '../../coreutils/shuf'
import { split } from '../../coreutils/split'
import { tsort } from '../../coreutils/tsort'
import { cmp } from '../../diffutils/cmp'
import { diff } from '../../diffutils/diff/diff'
import type { Applets } from '../applet'
import { borrow } from '../borrow'

/** Applets that do what coreutils' and diffutils' programs of their names do. */
export const moreBorrowed: Applets = {
  cksum: borrow(cksum, { options: '', usage: 'FILE...', about: 'Print checksums and sizes of files' }),
  cmp: borrow(cmp, {
    options: 'lsn:',
    usage: '[-ls] [-n NUM] FILE1 [FILE2 [SKIP1 [SKIP2]]]',
    about: 'Compare two files byte by byte; -l: all differences, -s: say nothing',
    usageStatus: 2,
    messages: [[/EOF on (\S+) .*\n/, 'EOF on $1\n']],
    output: [
      [/ differ: byte /, ' differ: char '],
      [/^ +(\d+) +(\d+) +(\d+)$/gm, '$1 $2 $3'],
    ],
  }),
  dd: borrow(dd, {
    options: '*',
    usage:
      '[if=FILE] [of=FILE] [ibs=N obs=N/bs=N] [count=N] [skip=N] [seek=N]\n\t[conv=notrunc|noerror|sync|fsync]',
    about: 'Copy a file in blocks',
    messages: [
      [/: failed to open '(.*)': /, ": can't open '$1': "],
      [/: unrecognized operand .*\n/, ''],
      [/: invalid number: [‘'](.*)[’']\n/, ": invalid number '$1'\n"],
      [
        /^(\d+ bytes?)(?: \((.*?)(?:, .*?)?\))? copied, (\S+) s, (.*)\/s\n/m,
        (_, bytes, size, time, rate) =>
          `${bytes} (${(size ?? bytes).replace(' ', '').replace('byte', 'B').replace('Bs', 'B')}) copied, ${Number(time).toFixed(6)} seconds, ${rate?.replace(' ', '')}/s\n`,
      ],
    ],
  }),
  diff: borrow(diff, {
    options: 'abBdiL:NqrsS:tTU:wupx!',
    long: 'no-dereference starting-file:S',
    usage: '[-abBdiNqrTstw] [-L LABEL] [-S FILE] [-U LINES] FILE1 FILE2',
    about: 'Compare two files line by line',
    usageStatus: 2,
    as: ({ words, flags }) => {
      const given = words.filter((word) => word !== '-T' && word !== '-t')
      return flags.has('U') || flags.has('q') ? given : ['-U3', ...given]
    },
    messages: [[/^diff: ([^:\n]+): (No such file.*|Permission.*)\n/gm, "diff: can't stat '$1': $2\n"]],
    output: [
      [/^diff -U3 .*\n/gm, ''],
      [/^(---|\+\+\+) (.*)\t\d{4}-.*$/gm, '$1 $2'],
    ],
  }),
  expand: borrow(expand, {
    options: 'it:',
    long: 'initial:i tabs:t',
    usage: '[-i] [-t N] [FILE]...',
    about: 'Make tabs spaces',
  }),
  factor: borrow(factor, {
    options: '',
    usage: '[NUMBER]...',
    about: 'Print prime factors',
    messages: [[/: '(.*)' is not a valid positive integer\n/, ": invalid number '$1'\n"]],
  }),
  install: borrow(install, {
    options: 'cdDpsg:m:o:t:',
    usage: '[-cdDsp] [-o USER] [-g GRP] [-m MODE] [-t DIR] [SOURCE]... DEST',
    about: 'Copy files and set their attributes',
    messages: [[/: cannot stat '(.*)': /, ": can't stat '$1': "]],
  }),
  shuf: borrow(shuf, {
    options: 'ei:n:o:z',
    usage: '[-n NUM] [-o FILE] [-z] [FILE | -e [ARG...] | -i L-H]',
    about: 'Print lines in random order',
  }),
  split: borrow(split, {
    options: 'a:b:l:',
    usage: '[OPTIONS] [INPUT [PREFIX]]',
    about: 'Split a file into pieces',
  }),
  tsort: borrow(tsort, {
    options: '',
    usage: '[FILE]',
    about: 'Order words of which pairs say what comes first',
  }),
  unexpand: borrow(unexpand, {
    options: 'fat:',
    long: 'first-only:f all:a tabs:t',
    usage: '[-fa] [-t N] [FILE]...',
    about: 'Make spaces tabs',
  }),
}
